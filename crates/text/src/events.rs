//! What an event of the logs says (features.md 3.6), by the wire's number: one table for both faces and both languages.
//! Refuses to know: names; `{}` in a sentence is where the thing stands that it was done to.

use crate::Lang;

sentences! {
    /// The event logs.
    Events {
        title = "Event logs", "Journaux";
        lede_provider = "Who did what, at this provider and at its clients.", "Qui a fait quoi, chez ce fournisseur et chez ses clients.";
        lede_organization = "Who did what in this organization.", "Qui a fait quoi dans cette organisation.";
        time = "Time", "Date";
        device = "Device", "Appareil";
        who = "Who", "Qui";
        event = "Event", "Événement";
        place = "Where", "Où";
        ip = "IP address", "Adresse IP";
        code = "Code", "Code";
        from = "From", "Du";
        to = "To", "Au";
        client = "Client", "Client";
        member = "Member", "Membre";
        kind = "Kind", "Type";
        anyone = "Everyone", "Tout le monde";
        anywhere = "Everywhere", "Partout";
        provider_only = "The provider only", "Le fournisseur seulement";
        any_kind = "All events", "Tous les événements";
        apply = "Apply", "Appliquer";
        load_more = "Load more", "Afficher la suite";
        loading_more = "Loading…", "Chargement…";
        all_loaded = "That is everything in this range.", "C’est tout pour cette période.";
        export = "Export the whole range", "Exporter toute la période";
        export_failed = "The file could not be made.", "Le fichier n’a pas pu être créé.";
        none_title = "No events in this range", "Aucun événement sur cette période";
        none_text = "Choose other dates or filters.", "Choisissez d’autres dates ou d’autres filtres.";
        range_wrong = "Choose a range of at most 367 days.", "Choisissez une période de 367 jours au plus.";
        date_wrong = "Enter a date.", "Entrez une date.";
        no_log_title = "This plan keeps no event log", "Cette formule ne tient pas de journal";
        no_log_text = "The provider or the operator of this server can move the organization to an Enterprise plan.",
            "Le fournisseur ou l’opérateur de ce serveur peut passer l’organisation à une formule Entreprise.";
        system = "The server", "Le serveur";
        unknown_person = "Someone who left", "Une personne partie";
        unknown_device = "Unknown device", "Appareil inconnu";
        event_number(code: u16) = format!("Event {code}"), format!("Événement {code}");
    }
}

/// Groups of events, for the filter: the word in the URL, and the numbers from first to last.
pub const KINDS: [(&str, u16, u16); 10] = [
    ("user", 1000, 1099),
    ("item", 1100, 1199),
    ("collection", 1300, 1399),
    ("group", 1400, 1499),
    ("member", 1500, 1599),
    ("organization", 1600, 1699),
    ("policy", 1700, 1799),
    ("provider-user", 1800, 1899),
    ("client", 1900, 1999),
    ("item-access", 7001, 7009),
];

impl Events {
    /// The sentence around the thing, which is `{}`; nothing for a number that is not known.
    pub fn sentence(self, code: u16) -> Option<&'static str> {
        let at = CODES.binary_search_by_key(&code, |row| row.0).ok()?;
        let (_, english, french) = CODES.get(at)?;
        Some(self.pick(english, french))
    }

    /// What a group of events is called in the filter.
    pub fn kind_name(self, kind: &str) -> &'static str {
        match kind {
            "user" => self.pick("Signing in and account", "Connexion et compte"),
            "item" => self.pick("Items", "Éléments"),
            "collection" => self.pick("Collections", "Collections"),
            "group" => self.pick("Groups", "Groupes"),
            "member" => self.pick("Members", "Membres"),
            "organization" => self.pick("Organization", "Organisation"),
            "policy" => self.pick("Policies", "Politiques"),
            "provider-user" => self.pick("Provider members", "Membres du fournisseur"),
            "client" => self.pick("Clients", "Clients"),
            "item-access" => self.pick(
                "The provider’s access to items",
                "Accès du fournisseur aux éléments",
            ),
            _ => self.any_kind(),
        }
    }

    /// The wire's device numbers.
    pub fn device_name(self, device: u8) -> &'static str {
        match device {
            0 | 15 => "Android",
            1 => "iOS",
            2 => self.pick("Chrome extension", "Extension Chrome"),
            3 => self.pick("Firefox extension", "Extension Firefox"),
            4 => self.pick("Opera extension", "Extension Opera"),
            5 => self.pick("Edge extension", "Extension Edge"),
            6 | 16 => "Windows",
            7 => "macOS",
            8 => "Linux",
            9 => "Chrome",
            10 => "Firefox",
            11 => "Opera",
            12 => "Edge",
            13 => "Internet Explorer",
            14 => self.pick("Browser", "Navigateur"),
            17 => "Safari",
            18 => "Vivaldi",
            19 => self.pick("Vivaldi extension", "Extension Vivaldi"),
            20 => self.pick("Safari extension", "Extension Safari"),
            21 => "SDK",
            22 => self.pick("Server", "Serveur"),
            23 => self.pick("Command line (Windows)", "Ligne de commande (Windows)"),
            24 => self.pick("Command line (macOS)", "Ligne de commande (macOS)"),
            25 => self.pick("Command line (Linux)", "Ligne de commande (Linux)"),
            26 => "DuckDuckGo",
            _ => self.unknown_device(),
        }
    }

    fn pick(self, english: &'static str, french: &'static str) -> &'static str {
        match self.0 {
            Lang::En => english,
            Lang::Fr => french,
        }
    }
}

/// Number, English, French; in the order of the numbers.
#[rustfmt::skip]
const CODES: &[(u16, &str, &str)] = &[
    (1000, "Logged in", "Connexion"),
    (1001, "Changed the master password", "Mot de passe principal modifié"),
    (1002, "Turned on or changed two-step login", "Connexion en deux étapes activée ou modifiée"),
    (1003, "Turned off two-step login", "Connexion en deux étapes désactivée"),
    (1004, "Used the recovery code of two-step login", "Code de récupération de la connexion en deux étapes utilisé"),
    (1005, "Login failed: wrong password", "Connexion refusée : mot de passe erroné"),
    (1006, "Login failed: wrong two-step code", "Connexion refusée : code de deuxième étape erroné"),
    (1007, "Exported the own vault", "Coffre personnel exporté"),
    (1008, "Replaced the temporary password", "Mot de passe temporaire remplacé"),
    (1009, "Moved to Key Connector", "Passage à Key Connector"),
    (1010, "Asked for the approval of a device", "Approbation d’un appareil demandée"),
    (1011, "Set a master password when leaving trusted devices", "Mot de passe principal choisi en quittant les appareils de confiance"),
    (1100, "Created item {}", "Élément {} créé"),
    (1101, "Edited item {}", "Élément {} modifié"),
    (1102, "Deleted item {} for good", "Élément {} supprimé définitivement"),
    (1103, "Added an attachment to item {}", "Pièce jointe ajoutée à l’élément {}"),
    (1104, "Deleted an attachment of item {}", "Pièce jointe de l’élément {} supprimée"),
    (1105, "Moved item {} to the organization", "Élément {} déplacé vers l’organisation"),
    (1106, "Changed the collections of item {}", "Collections de l’élément {} modifiées"),
    (1107, "Viewed item {}", "Élément {} consulté"),
    (1108, "Showed the password of item {}", "Mot de passe de l’élément {} affiché"),
    (1109, "Showed a hidden field of item {}", "Champ masqué de l’élément {} affiché"),
    (1110, "Showed the security code of item {}", "Code de sécurité de l’élément {} affiché"),
    (1111, "Copied the password of item {}", "Mot de passe de l’élément {} copié"),
    (1112, "Copied a hidden field of item {}", "Champ masqué de l’élément {} copié"),
    (1113, "Copied the security code of item {}", "Code de sécurité de l’élément {} copié"),
    (1114, "Filled in item {}", "Élément {} rempli automatiquement"),
    (1115, "Moved item {} to the trash", "Élément {} mis à la corbeille"),
    (1116, "Restored item {}", "Élément {} restauré"),
    (1117, "Showed the card number of item {}", "Numéro de carte de l’élément {} affiché"),
    (1118, "Showed the authenticator key of item {}", "Clé d’authentification de l’élément {} affichée"),
    (1119, "Copied the account number of item {}", "Numéro de compte de l’élément {} copié"),
    (1120, "Copied the PIN of item {}", "Code PIN de l’élément {} copié"),
    (1121, "Showed the account number of item {}", "Numéro de compte de l’élément {} affiché"),
    (1122, "Showed the PIN of item {}", "Code PIN de l’élément {} affiché"),
    (1123, "Copied the licence number of item {}", "Numéro de permis de l’élément {} copié"),
    (1124, "Showed the licence number of item {}", "Numéro de permis de l’élément {} affiché"),
    (1125, "Copied the passport number of item {}", "Numéro de passeport de l’élément {} copié"),
    (1126, "Showed the passport number of item {}", "Numéro de passeport de l’élément {} affiché"),
    (1127, "Copied the SWIFT code of item {}", "Code SWIFT de l’élément {} copié"),
    (1128, "Showed the SWIFT code of item {}", "Code SWIFT de l’élément {} affiché"),
    (1129, "Copied the IBAN of item {}", "IBAN de l’élément {} copié"),
    (1130, "Showed the IBAN of item {}", "IBAN de l’élément {} affiché"),
    (1131, "Copied the national id number of item {}", "Numéro d’identité de l’élément {} copié"),
    (1132, "Showed the national id number of item {}", "Numéro d’identité de l’élément {} affiché"),
    (1300, "Created collection {}", "Collection {} créée"),
    (1301, "Edited collection {}", "Collection {} modifiée"),
    (1302, "Deleted collection {}", "Collection {} supprimée"),
    (1400, "Created group {}", "Groupe {} créé"),
    (1401, "Edited group {}", "Groupe {} modifié"),
    (1402, "Deleted group {}", "Groupe {} supprimé"),
    (1500, "Invited {}", "{} invité"),
    (1501, "Confirmed {}", "{} confirmé"),
    (1502, "Edited member {}", "Membre {} modifié"),
    (1503, "Removed {}", "{} retiré"),
    (1504, "Changed the groups of {}", "Groupes de {} modifiés"),
    (1505, "Unlinked the single sign-on of {}", "Authentification unique de {} détachée"),
    (1506, "{} enrolled in account recovery", "{} inscrit à la récupération de compte"),
    (1507, "{} withdrew from account recovery", "{} retiré de la récupération de compte"),
    (1508, "Reset the master password of {}", "Mot de passe principal de {} réinitialisé"),
    (1509, "Reset the single sign-on of {}", "Authentification unique de {} réinitialisée"),
    (1510, "{} logged in with single sign-on for the first time", "Première connexion de {} par authentification unique"),
    (1511, "Revoked the access of {}", "Accès de {} révoqué"),
    (1512, "Restored the access of {}", "Accès de {} rétabli"),
    (1513, "Approved a device of {}", "Appareil de {} approuvé"),
    (1514, "Rejected a device of {}", "Appareil de {} refusé"),
    (1515, "Deleted the account of {}", "Compte de {} supprimé"),
    (1516, "{} left the organization", "{} a quitté l’organisation"),
    (1517, "{} was confirmed automatically", "{} confirmé automatiquement"),
    (1518, "{} gave up the own access", "{} a renoncé à son accès"),
    (1519, "Reset the two-step login of {}", "Connexion en deux étapes de {} réinitialisée"),
    (1520, "Revoked {}: two-step login is required", "{} révoqué : la connexion en deux étapes est exigée"),
    (1521, "Revoked {}: only one organization is allowed", "{} révoqué : une seule organisation est permise"),
    (1522, "{} followed a notice", "{} a suivi un avis"),
    (1523, "Staged {}", "{} préparé"),
    (1524, "{} accepted an invitation link", "{} a accepté un lien d’invitation"),
    (1525, "Changed the email address of {}", "Adresse e-mail de {} modifiée"),
    (1526, "Confirmed {} through an invitation link", "{} confirmé par un lien d’invitation"),
    (1600, "Changed the organization’s settings", "Paramètres de l’organisation modifiés"),
    (1601, "Purged all items of the organization", "Tous les éléments de l’organisation purgés"),
    (1602, "Exported the organization’s items", "Éléments de l’organisation exportés"),
    (1603, "Opened the organization’s items", "Éléments de l’organisation ouverts"),
    (1604, "Turned on single sign-on", "Authentification unique activée"),
    (1605, "Turned off single sign-on", "Authentification unique désactivée"),
    (1606, "Turned on Key Connector", "Key Connector activé"),
    (1607, "Turned off Key Connector", "Key Connector désactivé"),
    (1608, "Synchronized sponsorships", "Parrainages synchronisés"),
    (1609, "Changed the management of collections", "Gestion des collections modifiée"),
    (1610, "Restricted creating collections to admins", "Création de collections réservée aux administrateurs"),
    (1611, "Opened creating collections to members", "Création de collections ouverte aux membres"),
    (1612, "Restricted deleting collections to admins", "Suppression de collections réservée aux administrateurs"),
    (1613, "Opened deleting collections to managers", "Suppression de collections ouverte aux gestionnaires"),
    (1614, "Restricted deleting items to managers", "Suppression d’éléments réservée aux gestionnaires"),
    (1615, "Opened deleting items to editors", "Suppression d’éléments ouverte aux éditeurs"),
    (1616, "Gave admins access to all items", "Accès des administrateurs à tous les éléments accordé"),
    (1617, "Withdrew admins’ access to all items", "Accès des administrateurs à tous les éléments retiré"),
    (1618, "Accepted that items belong to the organization", "Appartenance des éléments à l’organisation acceptée"),
    (1619, "Declined that items belong to the organization", "Appartenance des éléments à l’organisation refusée"),
    (1620, "Turned on automatic confirmation", "Confirmation automatique activée"),
    (1621, "Turned off automatic confirmation", "Confirmation automatique désactivée"),
    (1622, "The operator turned on automatic confirmation", "Confirmation automatique activée par l’opérateur"),
    (1623, "The operator turned off automatic confirmation", "Confirmation automatique désactivée par l’opérateur"),
    (1624, "Created an invitation link", "Lien d’invitation créé"),
    (1625, "Changed the domains of the invitation link", "Domaines du lien d’invitation modifiés"),
    (1626, "Deleted the invitation link", "Lien d’invitation supprimé"),
    (1627, "Copied the invitation link", "Lien d’invitation copié"),
    (1628, "Renewed the invitation link", "Lien d’invitation renouvelé"),
    (1629, "Turned on confirmation by link", "Confirmation par lien activée"),
    (1630, "Turned off confirmation by link", "Confirmation par lien désactivée"),
    (1700, "Changed policy {}", "Politique {} modifiée"),
    (1800, "Invited {} to the provider", "{} invité chez le fournisseur"),
    (1801, "Confirmed {} at the provider", "{} confirmé chez le fournisseur"),
    (1802, "Changed the role of {}", "Rôle de {} modifié"),
    (1803, "Removed {} from the provider", "{} retiré du fournisseur"),
    (1900, "Created client {}", "Client {} créé"),
    (1901, "Added existing organization {} as client", "Organisation existante {} ajoutée comme cliente"),
    (1902, "Unlinked client {}", "Client {} détaché"),
    (1903, "Opened the items of client {}", "Éléments du client {} ouverts"),
    (2000, "Added a domain", "Domaine ajouté"),
    (2001, "Removed a domain", "Domaine retiré"),
    (2002, "Verified a domain", "Domaine vérifié"),
    (2003, "A domain could not be verified", "Un domaine n’a pas pu être vérifié"),
    // Our own, above all official numbers (`wire::item_access::event`).
    (7001, "Let the provider manage the items", "Gestion des éléments par le fournisseur autorisée"),
    (7002, "Let the provider at the items only with consent", "Accès du fournisseur aux éléments soumis à l’accord"),
    (7003, "Closed the items to the provider", "Éléments fermés au fournisseur"),
    (7004, "Asked for access to the items", "Accès aux éléments demandé"),
    (7005, "Granted access to the items", "Accès aux éléments accordé"),
    (7006, "Declined access to the items", "Accès aux éléments refusé"),
    (7007, "Withdrew the request for access to the items", "Demande d’accès aux éléments retirée"),
    (7008, "Ended the access to the items", "Accès aux éléments arrêté"),
    (7009, "The access to the items expired", "Accès aux éléments expiré"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_numbers() {
        assert!(CODES.is_sorted_by_key(|row| row.0));
        assert!(CODES.windows(2).all(|pair| pair[0].0 != pair[1].0));
    }

    #[test]
    fn both_languages_name_the_same_thing() {
        for (code, english, french) in CODES {
            assert_eq!(english.contains("{}"), french.contains("{}"), "{code}");
        }
    }

    #[test]
    fn every_group_of_the_filter_has_a_name_and_holds_events() {
        for (kind, first, last) in KINDS {
            assert_ne!(Events(Lang::En).kind_name(kind), Events(Lang::En).any_kind());
            assert!(CODES.iter().any(|row| (first..=last).contains(&row.0)), "{kind}");
        }
    }
}
