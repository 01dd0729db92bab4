//! Import into one's own vault. Refuses to know: the formats' insides.

use crate::plural::plural;

sentences! {
    /// Words of the import page.
    Bring {
        title = "Import", "Importer";
        lede = "Bring what you have in another password manager into your own vault.",
            "Reprenez dans votre propre coffre ce que contient un autre gestionnaire de mots de passe.";
        file = "File to import", "Fichier à importer";
        formats = "JSON of Bitwarden, encrypted or not; 1PUX of 1Password; XML of KeePass; or CSV of Bitwarden, Chrome, Edge, Firefox, LastPass, 1Password, KeePassXC. It is read in this browser; nothing is saved yet.",
            "JSON de Bitwarden, chiffré ou non ; 1PUX de 1Password ; XML de KeePass ; ou CSV de Bitwarden, Chrome, Edge, Firefox, LastPass, 1Password, KeePassXC. Il est lu dans ce navigateur ; rien n’est encore enregistré.";
        preview(n: u64, shown: &str, program: &str) = format!("{shown} {} of {program} can be imported", plural(crate::Lang::En, n, "item", "items")),
            format!("{shown} {} de {program} {}", plural(crate::Lang::Fr, n, "élément", "éléments"), plural(crate::Lang::Fr, n, "peut être importé", "peuvent être importés"));
        into_folders(names: &str) = format!("Folders: {names}"), format!("Dossiers : {names}");
        left_out(n: u64) = format!("Left out in {n} {}:", plural(crate::Lang::En, n, "place", "places")),
            format!("Laissé de côté à {n} {} :", plural(crate::Lang::Fr, n, "endroit", "endroits"));
        more_left_out(n: &str) = format!("and {n} more"), format!("et {n} de plus");
        why_trash = "it was in the bin", "il était dans la corbeille";
        why_files = "its attached files; attach them again afterwards", "ses pièces jointes ; joignez-les à nouveau ensuite";
        told(n: usize, name: &str, why: &str) = format!("No. {n}{name}: {why}"), format!("N° {n}{name} : {why}");
        why_kind = "a type this app can’t make", "un type que cette application ne sait pas créer";
        why_empty = "no name", "pas de nom";
        why_long = "too long to be saved", "trop long pour être enregistré";
        own = "All of them become items of your own vault, or none if something goes wrong. Items you already have are not compared.",
            "Tous deviennent des éléments de votre propre coffre, ou aucun en cas de problème. Ils ne sont pas comparés à ceux que vous avez déjà.";
        action = "Import", "Importer";
        sealing(done: &str, all: &str) = format!("Sealing {done} of {all}"), format!("Scellement de {done} sur {all}");
        done(n: u64, shown: &str) = format!("{shown} {} imported", plural(crate::Lang::En, n, "item", "items")),
            format!("{shown} {}", plural(crate::Lang::Fr, n, "élément importé", "éléments importés"));
        finished = "Everything was imported. Delete the file now: it holds your passwords.",
            "Tout a été importé. Supprimez maintenant le fichier : il contient vos mots de passe en clair.";
        to_vault = "Go to Vaults", "Aller aux coffres";
        too_big = "This file is too big to be such an export.", "Ce fichier est trop gros pour être un tel export.";
        unreadable = "The browser could not read this file.", "Le navigateur n’a pas pu lire ce fichier.";
        unknown = "This is none of the formats this page knows.", "Ce n’est aucun des formats que cette page connaît.";
        reading = "Reading the file…", "Lecture du fichier…";
        protected = "This file is sealed with a password of its own.", "Ce fichier est scellé avec un mot de passe qui lui est propre.";
        file_password = "Password of the file", "Mot de passe du fichier";
        file_password_missing = "Enter the password of the file.", "Saisissez le mot de passe du fichier.";
        open_file = "Open the file", "Ouvrir le fichier";
        opening_file = "Opening…", "Ouverture…";
        wrong_password = "This is not the password of the file.", "Ce n’est pas le mot de passe du fichier.";
        settings_refused = "This file asks for a key derivation that no official client would write. It was not opened.",
            "Ce fichier demande une dérivation de clé qu’aucun client officiel n’écrirait. Il n’a pas été ouvert.";
        other_account = "This export can be opened only by the account that made it, with the key it had then. Export again there: without encryption, or with a password of the file’s own.",
            "Cet export ne peut être ouvert que par le compte qui l’a fait, avec la clé qu’il avait alors. Exportez à nouveau depuis ce compte : sans chiffrement, ou avec un mot de passe propre au fichier.";
        damaged = "This file is damaged: its content is not what was sealed.", "Ce fichier est endommagé : son contenu n’est pas celui qui a été scellé.";
        why_sealed = "it does not open", "il ne s’ouvre pas";
        stop = "Stop", "Arrêter";
        stopped = "Stopped. Nothing was imported.", "Arrêté. Rien n’a été importé.";
        empty = "There is nothing to import in this file.", "Ce fichier ne contient rien à importer.";
        too_many(most: &str) = format!("At most {most} items can be imported at once. Split the file."),
            format!("Au plus {most} éléments peuvent être importés à la fois. Divisez le fichier.");
    }
}
