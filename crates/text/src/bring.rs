//! Import into one's own vault. Refuses to know: the formats' insides.

use crate::plural::plural;

sentences! {
    /// Words of the import page.
    Bring {
        title = "Import", "Importer";
        lede = "Bring what you have in another password manager into your own vault.",
            "Reprenez dans votre propre coffre ce que contient un autre gestionnaire de mots de passe.";
        file = "File to import", "Fichier à importer";
        formats = "JSON of Bitwarden, or CSV of Bitwarden, Chrome, Edge, Firefox, LastPass, 1Password, KeePassXC. It is read in this browser; nothing is saved yet.",
            "JSON de Bitwarden, ou CSV de Bitwarden, Chrome, Edge, Firefox, LastPass, 1Password, KeePassXC. Il est lu dans ce navigateur ; rien n’est encore enregistré.";
        preview(n: u64, shown: &str, program: &str) = format!("{shown} {} of {program} can be imported", plural(crate::Lang::En, n, "item", "items")),
            format!("{shown} {} de {program} {}", plural(crate::Lang::Fr, n, "élément", "éléments"), plural(crate::Lang::Fr, n, "peut être importé", "peuvent être importés"));
        into_folders(names: &str) = format!("Folders: {names}"), format!("Dossiers : {names}");
        left_out(n: u64) = format!("{n} {} left out:", plural(crate::Lang::En, n, "entry is", "entries are")),
            format!("{n} {} :", plural(crate::Lang::Fr, n, "entrée est laissée de côté", "entrées sont laissées de côté"));
        at(n: usize) = format!("No. {n}"), format!("N° {n}");
        why_kind = "a type this app can’t make", "un type que cette application ne sait pas créer";
        why_empty = "no name", "pas de nom";
        why_long = "too long to be saved", "trop long pour être enregistré";
        own = "All of them become items of your own vault, or none if something goes wrong. Items you already have are not compared.",
            "Tous deviennent des éléments de votre propre coffre, ou aucun en cas de problème. Ils ne sont pas comparés à ceux que vous avez déjà.";
        action = "Import", "Importer";
        sealing(done: &str, all: &str) = format!("Sealing {done} of {all}"), format!("Scellement de {done} sur {all}");
        done(n: u64, shown: &str) = format!("{shown} {} imported", plural(crate::Lang::En, n, "item", "items")),
            format!("{shown} {}", plural(crate::Lang::Fr, n, "élément importé", "éléments importés"));
        finished = "Everything was imported. Delete the file now: it holds your passwords in plain text.",
            "Tout a été importé. Supprimez maintenant le fichier : il contient vos mots de passe en clair.";
        to_vault = "Go to Vaults", "Aller aux coffres";
        too_big = "This file is too big to be such an export.", "Ce fichier est trop gros pour être un tel export.";
        unreadable = "The browser could not read this file.", "Le navigateur n’a pas pu lire ce fichier.";
        unknown = "This is none of the formats this page knows.", "Ce n’est aucun des formats que cette page connaît.";
        encrypted = "This file is encrypted. Export it again without encryption.", "Ce fichier est chiffré. Exportez-le à nouveau sans chiffrement.";
        empty = "There is nothing to import in this file.", "Ce fichier ne contient rien à importer.";
        too_many(most: &str) = format!("At most {most} items can be imported at once. Split the file."),
            format!("Au plus {most} éléments peuvent être importés à la fois. Divisez le fichier.");
    }
}
