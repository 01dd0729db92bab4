//! Export of one's own vault. Refuses to know: the formats' insides.

use crate::plural::plural;

sentences! {
    /// Words of the export page.
    Export {
        title = "Export", "Exporter";
        lede = "Your own items as a file. Items of organizations stay with them.",
            "Vos propres éléments dans un fichier. Ceux des organisations leur restent.";
        warning = "The file is not encrypted: whoever has it reads all your passwords. Delete it as soon as you have used it.",
            "Le fichier n’est pas chiffré : quiconque l’obtient lit tous vos mots de passe. Supprimez-le dès que vous l’avez utilisé.";
        format = "File format", "Format du fichier";
        json = "JSON", "JSON";
        json_text = "Everything: all types, custom fields, passkeys, histories. Bitwarden’s format.",
            "Tout : tous les types, champs personnalisés, clés d’accès, historiques. Le format de Bitwarden.";
        protected = "Encrypted JSON", "JSON chiffré";
        protected_text = "The same, sealed with a password of the file’s own. Bitwarden’s clients and this page open it, in any account.",
            "Le même contenu, scellé avec un mot de passe propre au fichier. Les clients de Bitwarden et cette page l’ouvrent, dans n’importe quel compte.";
        file_password = "Password of the file", "Mot de passe du fichier";
        file_password_again = "Repeat the password of the file", "Répéter le mot de passe du fichier";
        protected_note = "Without this password nobody opens the file, not even you. Don’t use your master password for it.",
            "Sans ce mot de passe, personne n’ouvre le fichier, pas même vous. N’utilisez pas votre mot de passe principal pour cela.";
        ask_text_protected = "The file will hold your passwords, sealed with its own password.",
            "Le fichier contiendra vos mots de passe, scellés avec son propre mot de passe.";
        sealing = "Sealing the file…", "Scellement du fichier…";
        csv = "CSV", "CSV";
        csv_text = "Logins and notes only, for other programs.", "Identifiants et notes seulement, pour d’autres logiciels.";
        count(n: u64, shown: &str) = format!("{shown} own {}; attachments are not part of the file.", plural(crate::Lang::En, n, "item", "items")),
            format!("{shown} {} à vous ; les pièces jointes ne font pas partie du fichier.", plural(crate::Lang::Fr, n, "élément", "éléments"));
        action = "Export", "Exporter";
        nothing = "You have no items of your own.", "Vous n’avez aucun élément à vous.";
        ask_title = "Export your vault", "Exporter votre coffre";
        ask_text = "The file will hold your passwords in plain text.", "Le fichier contiendra vos mots de passe en clair.";
        opening(done: &str, all: &str) = format!("Opening {done} of {all}"), format!("Ouverture de {done} sur {all}");
        done(n: u64, shown: &str) = format!("{shown} {} exported", plural(crate::Lang::En, n, "item", "items")),
            format!("{shown} {}", plural(crate::Lang::Fr, n, "élément exporté", "éléments exportés"));
        left_out(n: u64) = format!("{n} {} no place in a CSV file and {} left out. Export JSON for these.",
                plural(crate::Lang::En, n, "item has", "items have"), plural(crate::Lang::En, n, "was", "were")),
            format!("{n} {} sa place dans un fichier CSV et {} de côté. Exportez en JSON pour {}.",
                plural(crate::Lang::Fr, n, "élément n’a pas", "éléments n’ont pas"), plural(crate::Lang::Fr, n, "a été laissé", "ont été laissés"),
                plural(crate::Lang::Fr, n, "l’inclure", "les inclure"));
        unread(names: &str) = format!("These can’t be opened and are not in the file: {names}."),
            format!("Ceux-ci ne peuvent pas être ouverts et ne sont pas dans le fichier : {names}.");
    }
}
