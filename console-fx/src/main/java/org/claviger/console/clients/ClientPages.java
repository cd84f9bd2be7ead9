package org.claviger.console.clients;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.tenant.CertificateKind;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.console.common.Dialog;
import org.claviger.console.common.Form;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Strings;

/** The forms of clients and of what they authenticate by, as pages. */
final class ClientPages {
    private static final int ROWS = 7;

    private ClientPages() {}

    /** A new client: who, what, where. */
    static Function<Locale, Dialog> creation(
            ClientForm form, ObservableList<NamespaceResponse> namespaces, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage who = page(form.form(), spoken)
                    .text("name", form.nameProperty())
                    .text("description", form.descriptionProperty())
                    .choice(
                            "way",
                            FXCollections.observableArrayList(Way.values()),
                            form.wayProperty(),
                            way -> spoken.text("way." + way))
                    .node(new CsrField(form, spoken))
                    .text("secretDays", form.secretDaysProperty());
            FormPage what = page(form.form(), spoken)
                    .several(
                            "operations",
                            FXCollections.observableArrayList(OperationGroup.values()),
                            form.operations(),
                            group -> spoken.text("operation." + group))
                    .text("keyNames", form.keyNamesProperty());
            FormPage where = page(form.form(), spoken)
                    .several("namespaces", namespaces, form.namespaces(), NamespaceResponse::name)
                    .text("networks", form.networksProperty())
                    .text("oidcClientId", form.oidcClientIdProperty());
            return new FormDialog(form.form(), spoken, "create", List.of(who, what, where), close);
        };
    }

    /** One that is there, with all of its grants. */
    static Function<Locale, Dialog> change(
            ChangeForm form, ObservableList<NamespaceResponse> namespaces, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage who = page(form.form(), spoken)
                    .text("name", form.nameProperty())
                    .text("description", form.descriptionProperty())
                    .text("oidcClientId", form.oidcClientIdProperty());
            FormPage what = page(form.form(), spoken).node(new GrantsField(form, namespaces, spoken));
            FormPage where = page(form.form(), spoken)
                    .several("itsNamespaces", namespaces, form.namespaces(), NamespaceResponse::name)
                    .text("networks", form.networksProperty());
            return new FormDialog(form.form(), spoken, "change", List.of(who, what, where), close);
        };
    }

    /** A further secret. */
    static Function<Locale, Dialog> secret(SecretForm form, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage page = page(form.form(), spoken).text("secretDays", form.daysProperty());
            return new FormDialog(form.form(), spoken, "secret.form", List.of(page), close);
        };
    }

    /** A certificate of the tenant's own CA. */
    static Function<Locale, Dialog> certificate(CertificateForm form, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage page = page(form.form(), spoken)
                    .area("csr", form.csrProperty(), ROWS)
                    .text("certificateDays", form.daysProperty());
            return new FormDialog(form.form(), spoken, "certificate.form", List.of(page), close);
        };
    }

    /** Certificates of another CA. */
    static Function<Locale, Dialog> mapping(
            MappingForm form, ObservableList<ClientAuthorityResponse> authorities, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage page = page(form.form(), spoken)
                    .choice("authority", authorities, form.authorityProperty(), ClientAuthorityResponse::name)
                    .choice(
                            "kind",
                            FXCollections.observableArrayList(CertificateKind.SUBJECT, CertificateKind.FINGERPRINT),
                            form.kindProperty(),
                            kind -> spoken.text("kind." + kind))
                    .text("certificate", form.valueProperty());
            return new FormDialog(form.form(), spoken, "mapping.form", List.of(page), close);
        };
    }

    private static FormPage page(Form form, Strings spoken) {
        return new FormPage(form, spoken, "form");
    }

    private static Strings spoken(Locale language) {
        return Strings.of(ClientsController.class, language);
    }
}
