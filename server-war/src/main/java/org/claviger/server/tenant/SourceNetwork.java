package org.claviger.server.tenant;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/** Where a client may connect from: a block of IPv4 (RFC 4632) or IPv6 addresses (RFC 4291, section 2.3), or one of them. */
record SourceNetwork(IPAddress block) {
    /** CIDR alone, of all the notations that the library knows. */
    private static final IPAddressStringParameters CIDR = new IPAddressStringParameters.Builder()
            .allowAll(false)
            .allowEmpty(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowWildcardedSeparator(false)
            .allow_inet_aton(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allowBinary(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowBase85(false)
            .allowBinary(false)
            .allowZone(false)
            .getParentBuilder()
            .toParams();

    /** Reads one such as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or {@code 192.0.2.17}; refuses what isn't one. */
    static SourceNetwork parse(String text) {
        try {
            return new SourceNetwork(new IPAddressString(text, CIDR).toAddress().toPrefixBlock());
        } catch (AddressStringException | IncompatibleAddressException e) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "\"" + text + "\" is no network in CIDR notation, such as 192.0.2.0/24 or 2001:db8::/32.",
                    e);
        }
    }

    /**
     * True if it is one of these.
     *
     * @param address as the socket has it; an IPv4 address may be mapped into IPv6 (RFC 4291, section 2.5.5.2)
     */
    boolean contains(String address) {
        int zone = address.indexOf('%');
        IPAddress from = new IPAddressString(zone < 0 ? address : address.substring(0, zone)).getAddress();
        return from != null && block.contains(plain(from));
    }

    private static IPAddress plain(IPAddress from) {
        return from.isIPv6() && from.toIPv6().isIPv4Mapped() ? from.toIPv4() : from;
    }

    /** As it is stored and shown: without bits behind the prefix. */
    String text() {
        return block.toCanonicalString();
    }
}
