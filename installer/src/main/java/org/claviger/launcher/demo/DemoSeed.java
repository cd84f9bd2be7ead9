package org.claviger.launcher.demo;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.claviger.api.ApiJson;
import org.claviger.api.Secret;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.LaunchException;
import org.claviger.launcher.demo.DemoAccess.DemoTenant;
import org.claviger.launcher.demo.MainJob.SignedIn;

/** Two tenants to play with, made as people make them, and {@code demo.json}, which says how to get in. */
public final class DemoSeed {
    private DemoSeed() {}

    /**
     * Makes them; on a folder that was seeded before only the address in {@code demo.json} is renewed.
     *
     * @param kmipPort of KMIP over TLS; 0 if that has none
     * @param firstAdminPassword present if this start has created the first admin
     */
    public static void plant(DataFolder data, URI base, int kmipPort, Optional<String> firstAdminPassword) {
        if (firstAdminPassword.isEmpty()) {
            if (Files.notExists(data.demoJson())) {
                throw new LaunchException("The data folder " + data.root()
                        + " has an admin already; --seed-demo needs a new one. Choose it with --data.");
            }
            DemoAccess old = read(data);
            write(
                    data,
                    new DemoAccess(
                            base.toString(),
                            kmipPort,
                            data.caFile().toString(),
                            old.library(),
                            old.admin(),
                            old.tenants()));
            return;
        }
        DevelopmentTokens tokens = new DevelopmentTokens(data);
        MainJob job = new MainJob(data.api(base), Steps.SILENT, tokens::pinOf);
        SignedIn admin = job.signInFirst(null, "admin", Secret.of(firstAdminPassword.get()), DemoPasswords.random());
        HsmDeviceResponse device = job.addDevice(admin.api(), DevelopmentTokens.LIBRARY);
        DemoClients clients = new DemoClients(data.api(base));
        List<DemoTenant> tenants = Stream.of("north", "south")
                .map(name -> clients.certified(job.addTenant(admin.api(), device, name)))
                .toList();
        write(
                data,
                new DemoAccess(
                        base.toString(),
                        kmipPort,
                        data.caFile().toString(),
                        DevelopmentTokens.LIBRARY,
                        admin.person(),
                        tenants));
    }

    private static DemoAccess read(DataFolder data) {
        try {
            return JsonbBuilder.create(ApiJson.tolerant())
                    .fromJson(Files.readString(data.demoJson()), DemoAccess.class);
        } catch (IOException | JsonbException e) {
            throw new LaunchException(data.demoJson() + " can't be read: " + e.getMessage(), e);
        }
    }

    private static void write(DataFolder data, DemoAccess access) {
        Jsonb json = JsonbBuilder.create(ApiJson.tolerant().withFormatting(true));
        try {
            DataFolder.writeSecret(data.demoJson(), json.toJson(access).strip() + "\n");
        } catch (IOException e) {
            throw new LaunchException(data.demoJson() + " can't be written: " + e.getMessage(), e);
        }
    }
}
