//! Items: their types, fields, page, editor and table, as Vaults and the Admin Console both show them.
//! Refuses to know: which field belongs to which type.

use crate::plural::plural;

sentences! {
    /// Words for items of every type.
    Items {
        // Types (V-13).
        login = "Login", "Identifiant";
        card = "Card", "Carte";
        identity = "Identity", "Identité";
        note = "Secure note", "Note sécurisée";
        ssh_key = "SSH key", "Clé SSH";
        other_kind = "Other item", "Autre élément";
        new_login = "New login", "Nouvel identifiant";
        new_card = "New card", "Nouvelle carte";
        new_identity = "New identity", "Nouvelle identité";
        new_note = "New secure note", "Nouvelle note sécurisée";
        new_ssh_key = "New SSH key", "Nouvelle clé SSH";
        edit_item = "Edit item", "Modifier l’élément";
        clone_item = "Clone item", "Dupliquer l’élément";

        // Groups of fields on the page and in the editor.
        details = "Item details", "Détails de l’élément";
        credentials = "Login credentials", "Informations de connexion";
        websites = "Websites", "Sites web";
        card_details = "Card details", "Détails de la carte";
        personal = "Personal details", "Informations personnelles";
        identification = "Identification", "Pièces d’identité";
        contact = "Contact", "Coordonnées";
        address = "Address", "Adresse";
        key_material = "Key", "Clé";
        custom_fields = "Custom fields", "Champs personnalisés";
        notes = "Notes", "Notes";
        passkeys = "Passkeys", "Clés d’accès";
        history = "History", "Historique";
        password_history = "Password history", "Historique des mots de passe";
        options = "Options", "Options";
        ownership = "Owner and place", "Propriétaire et emplacement";

        // Fields.
        kind = "Type", "Type";
        name = "Name", "Nom";
        username = "Username", "Nom d’utilisateur";
        password = "Password", "Mot de passe";
        totp = "Authenticator key (TOTP)", "Clé d’authentification (TOTP)";
        totp_help = "The secret, or the otpauth:// link behind the QR code.",
            "Le secret, ou le lien otpauth:// contenu dans le code QR.";
        code = "Verification code", "Code de vérification";
        code_seconds(n: u64) = format!("New code in {n} s"), format!("Nouveau code dans {n} s");
        code_broken = "This authenticator key can’t make a code.", "Cette clé d’authentification ne permet pas de produire un code.";
        website = "Website (URI)", "Site web (URI)";
        website_n(n: usize) = format!("Website {n} (URI)"), format!("Site web {n} (URI)");
        cardholder = "Cardholder name", "Nom du titulaire";
        brand = "Brand", "Réseau";
        number = "Number", "Numéro";
        exp_month = "Expiration month", "Mois d’expiration";
        exp_year = "Expiration year", "Année d’expiration";
        expiration = "Expiration", "Expiration";
        expired_card = "This card has expired.", "Cette carte a expiré.";
        security_code = "Security code", "Code de sécurité";
        title = "Title", "Civilité";
        first_name = "First name", "Prénom";
        middle_name = "Middle name", "Deuxième prénom";
        last_name = "Last name", "Nom de famille";
        company = "Company", "Société";
        ssn = "Social security number", "Numéro de sécurité sociale";
        passport = "Passport number", "Numéro de passeport";
        licence = "Licence number", "Numéro de permis";
        email = "Email", "Adresse e-mail";
        phone = "Phone", "Téléphone";
        address1 = "Address, line 1", "Adresse, ligne 1";
        address2 = "Address, line 2", "Adresse, ligne 2";
        address3 = "Address, line 3", "Adresse, ligne 3";
        city = "City", "Ville";
        state = "State or region", "État ou région";
        postal_code = "Postal code", "Code postal";
        country = "Country", "Pays";
        private_key = "Private key", "Clé privée";
        public_key = "Public key", "Clé publique";
        key_fingerprint = "Fingerprint", "Empreinte";
        bank_account = "Bank account", "Compte bancaire";
        drivers_licence = "Driver’s licence", "Permis de conduire";
        passport_kind = "Passport", "Passeport";
        newer_read_only = "This type of item can be read here, not edited.", "Ce type d’élément peut être lu ici, pas modifié.";
        bank_name = "Bank", "Banque";
        name_on_account = "Name on the account", "Titulaire du compte";
        account_type = "Kind of account", "Type de compte";
        account_number = "Account number", "Numéro de compte";
        routing_number = "Routing number", "Numéro d’acheminement";
        branch_number = "Branch number", "Code guichet";
        pin = "PIN", "Code PIN";
        swift_code = "SWIFT code", "Code SWIFT";
        iban = "IBAN", "IBAN";
        bank_phone = "Phone of the bank", "Téléphone de la banque";
        given_name = "Given names", "Prénoms";
        date_of_birth = "Date of birth", "Date de naissance";
        issuing_country = "Issuing country", "Pays de délivrance";
        issuing_state = "Issuing state", "État de délivrance";
        issue_date = "Date of issue", "Date de délivrance";
        issuing_authority = "Issuing authority", "Autorité de délivrance";
        expiration_date = "Date of expiry", "Date d’expiration";
        licence_class = "Classes", "Catégories";
        sex = "Sex", "Sexe";
        birth_place = "Place of birth", "Lieu de naissance";
        nationality = "Nationality", "Nationalité";
        passport_type = "Type of passport", "Type de passeport";
        national_number = "National identification number", "Numéro d’identification nationale";
        ssh_generate = "Generate a key", "Générer une clé";
        ssh_generated = "Ed25519 key generated", "Clé Ed25519 générée";
        ssh_paste = "Paste from the clipboard", "Coller depuis le presse-papiers";
        ssh_paste_refused = "The browser does not let this page read the clipboard. Paste into the field instead.",
            "Le navigateur n’autorise pas cette page à lire le presse-papiers. Collez plutôt dans le champ.";
        ssh_help = "Generate an Ed25519 key, or paste a private key in OpenSSH form; the rest is filled in.",
            "Générez une clé Ed25519 ou collez une clé privée au format OpenSSH ; le reste est rempli automatiquement.";
        ssh_sealed = "This key is protected by a passphrase. It is kept without it: the vault seals it.",
            "Cette clé est protégée par une phrase secrète. Elle est conservée sans celle-ci : le coffre la scelle.";
        ssh_passphrase = "Passphrase of the key", "Phrase secrète de la clé";
        ssh_open = "Open the key", "Ouvrir la clé";
        ssh_wrong = "This passphrase does not open the key.", "Cette phrase secrète n’ouvre pas la clé.";
        ssh_other_form = "This form of key is not read. Convert it with “ssh-keygen -p -f file”, or fill in the fields yourself.",
            "Ce format de clé n’est pas lu. Convertissez-la avec « ssh-keygen -p -f fichier », ou remplissez les champs vous-même.";
        folder = "Folder", "Dossier";
        no_folder = "No folder", "Aucun dossier";
        owner = "Owner", "Propriétaire";
        me = "Me", "Moi";
        collections = "Collections", "Collections";
        collections_help = "An item of an organization belongs to at least one collection.",
            "Un élément d’une organisation appartient à au moins une collection.";
        favorite = "Favourite", "Favori";
        reprompt = "Ask for the master password before showing secrets", "Demander le mot de passe principal avant d’afficher les secrets";
        created = "Created", "Créé le";
        updated = "Updated", "Modifié le";
        deleted = "Moved to trash", "Mis à la corbeille le";
        password_changed = "Password changed", "Mot de passe modifié le";

        // How a website is matched (V-51 of official clients: Domain 0 … Never 5).
        match_kind = "Match", "Correspondance";
        match_kind_n(n: usize) = format!("Match {n}"), format!("Correspondance {n}");
        match_default = "Default", "Par défaut";
        match_domain = "Base domain", "Domaine de base";
        match_host = "Host", "Hôte";
        match_starts = "Starts with", "Commence par";
        match_exact = "Exact", "Exacte";
        match_regex = "Regular expression", "Expression régulière";
        match_never = "Never", "Jamais";
        add_website = "Add website", "Ajouter un site web";
        remove_website(n: usize) = format!("Remove website {n}"), format!("Retirer le site web {n}");

        // Custom fields (V-60).
        add_field = "Add field", "Ajouter un champ";
        field_kind = "Kind of field", "Type de champ";
        field_text = "Text", "Texte";
        field_hidden = "Hidden", "Masqué";
        field_boolean = "Yes or no", "Oui ou non";
        field_linked = "Linked", "Lié";
        field_name = "Field name", "Nom du champ";
        field_name_n(n: usize) = format!("Name of field {n}"), format!("Nom du champ {n}");
        field_value_n(n: usize) = format!("Value of field {n}"), format!("Valeur du champ {n}");
        field_unnamed = "Unnamed field", "Champ sans nom";
        field_remove(n: usize) = format!("Remove field {n}"), format!("Retirer le champ {n}");
        field_up(n: usize) = format!("Move field {n} up"), format!("Monter le champ {n}");
        field_down(n: usize) = format!("Move field {n} down"), format!("Descendre le champ {n}");
        linked_to(what: &str) = format!("Filled from: {what}"), format!("Rempli à partir de : {what}");
        yes = "Yes", "Oui";
        no = "No", "Non";
        none_chosen = "None", "Aucun";

        // Actions.
        copy_username = "Copy username", "Copier le nom d’utilisateur";
        copy_password = "Copy password", "Copier le mot de passe";
        copy_code = "Copy verification code", "Copier le code de vérification";
        copy_number = "Copy number", "Copier le numéro";
        copy_security_code = "Copy security code", "Copier le code de sécurité";
        copy_email = "Copy email", "Copier l’adresse e-mail";
        copy_phone = "Copy phone", "Copier le numéro de téléphone";
        copy_address = "Copy address", "Copier l’adresse";
        copy_note = "Copy note", "Copier la note";
        copy_private_key = "Copy private key", "Copier la clé privée";
        copy_public_key = "Copy public key", "Copier la clé publique";
        copy_fingerprint = "Copy fingerprint", "Copier l’empreinte";
        copy_what(what: &str) = format!("Copy: {what}"), format!("Copier : {what}");
        show_what(what: &str) = format!("Show: {what}"), format!("Afficher : {what}");
        hide_what(what: &str) = format!("Hide: {what}"), format!("Masquer : {what}");
        launch = "Open website", "Ouvrir le site web";
        launch_n(site: &str) = format!("Open {site} in a new tab"), format!("Ouvrir {site} dans un nouvel onglet");
        add_favorite = "Add to favourites", "Ajouter aux favoris";
        remove_favorite = "Remove from favourites", "Retirer des favoris";
        edit = "Edit", "Modifier";
        clone = "Clone", "Dupliquer";
        assign = "Assign to collections", "Attribuer à des collections";
        move_to_organization = "Move to organization", "Déplacer vers une organisation";
        move_to_folder = "Move to folder", "Déplacer vers un dossier";
        archive = "Archive", "Archiver";
        unarchive = "Take out of the archive", "Sortir des archives";
        archived = "Archived", "Archivé";
        trash = "Move to trash", "Mettre à la corbeille";
        restore = "Restore", "Restaurer";
        delete_forever = "Delete permanently", "Supprimer définitivement";
        view = "View", "Voir";
        actions_of(name: &str) = format!("Actions for {name}"), format!("Actions pour {name}");
        clone_name(name: &str) = format!("{name} – copy"), format!("{name} – copie");

        // What happened.
        copied(what: &str) = format!("{what} copied. The clipboard is cleared in 30 seconds."),
            format!("{what} : copié. Le presse-papiers sera effacé dans 30 secondes.");
        nothing_to_copy(what: &str) = format!("{what}: nothing to copy."), format!("{what} : rien à copier.");
        not_copied = "The browser did not allow copying.", "Le navigateur n’a pas permis la copie.";
        saved = "Item saved", "Élément enregistré";
        trashed = "Item moved to trash", "Élément mis à la corbeille";
        restored = "Item restored", "Élément restauré";
        deleted_forever = "Item permanently deleted", "Élément supprimé définitivement";
        favored = "Added to favourites", "Ajouté aux favoris";
        unfavored = "Removed from favourites", "Retiré des favoris";
        moved(n: u64) = format!("{n} {} moved", plural(crate::Lang::En, n, "item", "items")),
            format!("{n} {}", plural(crate::Lang::Fr, n, "élément déplacé", "éléments déplacés"));
        archived_n(n: u64) = format!("{n} {} archived", plural(crate::Lang::En, n, "item", "items")),
            format!("{n} {}", plural(crate::Lang::Fr, n, "élément archivé", "éléments archivés"));
        unarchived_n(n: u64) = format!("{n} {} taken out of the archive", plural(crate::Lang::En, n, "item", "items")),
            format!("{n} {} des archives", plural(crate::Lang::Fr, n, "élément sorti", "éléments sortis"));
        trashed_n(n: u64) = format!("{n} {} moved to trash", plural(crate::Lang::En, n, "item", "items")),
            format!("{n} {} à la corbeille", plural(crate::Lang::Fr, n, "élément mis", "éléments mis"));
        restored_n(n: u64) = format!("{n} {} restored", plural(crate::Lang::En, n, "item", "items")),
            format!("{n} {}", plural(crate::Lang::Fr, n, "élément restauré", "éléments restaurés"));
        deleted_n(n: u64) = format!("{n} {} permanently deleted", plural(crate::Lang::En, n, "item", "items")),
            format!("{n} {} définitivement", plural(crate::Lang::Fr, n, "élément supprimé", "éléments supprimés"));
        count(n: u64, shown: &str) = format!("{shown} {}", plural(crate::Lang::En, n, "item", "items")),
            format!("{shown} {}", plural(crate::Lang::Fr, n, "élément", "éléments"));
        skipped_n(n: u64) = format!("{n} skipped: you may not change {}.", plural(crate::Lang::En, n, "it", "them")),
            format!("{n} {} : vous ne pouvez pas {} modifier.",
                plural(crate::Lang::Fr, n, "ignoré", "ignorés"), plural(crate::Lang::Fr, n, "le", "les"));

        // Questions.
        ask_trash(name: &str) = format!("Move “{name}” to the trash?"), format!("Mettre « {name} » à la corbeille ?");
        ask_trash_more = "It can be restored from the trash.", "Il peut être restauré depuis la corbeille.";
        ask_delete(name: &str) = format!("Delete “{name}” permanently?"), format!("Supprimer définitivement « {name} » ?");
        ask_delete_more = "It can’t be restored.", "Il ne pourra pas être restauré.";
        ask_delete_n(n: u64) = format!("Delete {n} {} permanently?", plural(crate::Lang::En, n, "item", "items")),
            format!("Supprimer définitivement {n} {} ?", plural(crate::Lang::Fr, n, "élément", "éléments"));
        ask_trash_n(n: u64) = format!("Move {n} {} to the trash?", plural(crate::Lang::En, n, "item", "items")),
            format!("Mettre {n} {} à la corbeille ?", plural(crate::Lang::Fr, n, "élément", "éléments"));
        ask_discard = "Discard what you typed?", "Abandonner votre saisie ?";
        ask_discard_more = "This item has changes that are not saved.", "Cet élément contient des modifications non enregistrées.";
        discard = "Discard", "Abandonner";
        keep_editing = "Keep editing", "Continuer la saisie";

        // Master password before secrets (V-49).
        reprompt_title = "Master password needed", "Mot de passe principal requis";
        reprompt_text = "The owner of this item asks for the master password before its secrets are shown, copied or edited.",
            "Le propriétaire de cet élément demande le mot de passe principal avant d’en afficher, copier ou modifier les secrets.";
        reprompt_field = "Master password", "Mot de passe principal";
        reprompt_wrong = "This is not your master password.", "Ce n’est pas votre mot de passe principal.";
        reprompt_go = "Continue", "Continuer";

        // Problems.
        name_required = "Give the item a name.", "Donnez un nom à l’élément.";
        too_long(n: usize) = format!("At most {n} characters."), format!("{n} caractères au maximum.");
        month_wrong = "A month is a number from 1 to 12.", "Un mois est un nombre de 1 à 12.";
        year_wrong = "A year has four digits.", "Une année comporte quatre chiffres.";
        totp_wrong = "This is neither an authenticator secret nor an otpauth:// link.",
            "Ce n’est ni un secret d’authentification, ni un lien otpauth://.";
        regex_empty = "Write the website or remove the line.", "Indiquez le site web ou retirez la ligne.";
        collection_required = "Choose at least one collection.", "Choisissez au moins une collection.";
        private_key_required = "Paste the private key.", "Collez la clé privée.";
        stale_title = "Someone else saved this item first", "Quelqu’un d’autre a enregistré cet élément avant vous";
        stale_text = "Your version was not saved, and nothing you typed is lost. Look at theirs, then take it or save yours over it.",
            "Votre version n’a pas été enregistrée, et rien de votre saisie n’est perdu. Consultez la sienne, puis reprenez-la ou enregistrez la vôtre par-dessus.";
        stale_show = "Show theirs", "Afficher sa version";
        stale_hide = "Hide theirs", "Masquer sa version";
        stale_take = "Take theirs", "Reprendre sa version";
        stale_keep = "Save mine over it", "Enregistrer la mienne par-dessus";
        stale_theirs = "Their version", "Sa version";
        broken = "Can’t be opened", "Impossible à ouvrir";
        broken_text = "This item can’t be opened with your keys. It may be damaged, or sealed with a key you don’t have. You can only delete it; other items are not affected.",
            "Cet élément ne peut pas être ouvert avec vos clés. Il est peut-être endommagé, ou scellé avec une clé que vous n’avez pas. Vous pouvez seulement le supprimer ; les autres éléments ne sont pas touchés.";
        read_only = "You may view this item, not change it.", "Vous pouvez voir cet élément, mais pas le modifier.";
        hidden_passwords = "You may use this item, not see its secrets.", "Vous pouvez utiliser cet élément, mais pas en voir les secrets.";
        in_trash = "This item is in the trash. Restore it to change it.", "Cet élément est à la corbeille. Restaurez-le pour le modifier.";
        gone = "This item no longer exists, or you have no access to it.", "Cet élément n’existe plus, ou vous n’y avez pas accès.";
        unknown_kind = "This type of item is newer than this app. It can be viewed and edited in the official clients.",
            "Ce type d’élément est plus récent que cette application. Il peut être consulté et modifié dans les clients officiels.";

        // What the safe can't do.
        safe_locked = "Your vault is locked. Unlock it and try again.", "Votre coffre est verrouillé. Déverrouillez-le et réessayez.";
        safe_weak = "The server asks for key derivation settings that are too weak.", "Le serveur demande des paramètres de dérivation de clé trop faibles.";
        safe_no_key = "The key for this is missing or can’t be opened.", "La clé nécessaire manque ou ne peut pas être ouverte.";
        safe_does_not_open = "This can’t be opened with your keys.", "Ceci ne peut pas être ouvert avec vos clés.";
        safe_unsupported = "Part of this is sealed in a way this app can’t write. Nothing was changed.",
            "Une partie est scellée d’une façon que cette application ne sait pas écrire. Rien n’a été modifié.";
        safe_malformed = "The server’s answer could not be understood.", "La réponse du serveur n’a pas pu être comprise.";
        safe_engine = "The browser’s cryptography refused. Reload the page and try again.",
            "La cryptographie du navigateur a refusé. Rechargez la page et réessayez.";
        safe_stopped = "The safe stopped. Reload the page and unlock again.", "Le coffre s’est arrêté. Rechargez la page et déverrouillez à nouveau.";

        // The table (V-40).
        table_caption = "Items", "Éléments";
        col_name = "Name", "Nom";
        col_owner = "Owner", "Propriétaire";
        col_collections = "Collections", "Collections";
        col_updated = "Updated", "Modifié le";
        attachments = "Attachments", "Pièces jointes";
        attachments_none = "No attachment yet.", "Aucune pièce jointe pour l’instant.";
        attach = "Add files", "Ajouter des fichiers";
        attach_help(size: &str) = format!("Sealed in this browser before they leave it; at most {size} each."),
            format!("Scellés dans ce navigateur avant d’en sortir ; {size} au plus chacun.");
        attach_too_large(name: &str, size: &str) = format!("{name} is larger than {size}."), format!("{name} dépasse {size}.");
        attach_empty(name: &str) = format!("{name} is empty."), format!("{name} est vide.");
        attach_unreadable(name: &str) = format!("{name} could not be read."), format!("{name} n’a pas pu être lu.");
        attached(name: &str) = format!("{name} added"), format!("{name} ajouté");
        attaching(name: &str) = format!("Sending {name}"), format!("Envoi de {name}");
        fetching(name: &str) = format!("Fetching {name}"), format!("Réception de {name}");
        fetch_file(name: &str) = format!("Download {name}"), format!("Télécharger {name}");
        delete_file(name: &str) = format!("Delete {name}"), format!("Supprimer {name}");
        delete_file_title = "Delete this attachment?", "Supprimer cette pièce jointe ?";
        delete_file_text(name: &str) = format!("{name} is deleted for everyone who sees this item. This cannot be undone."),
            format!("{name} sera supprimé pour toutes les personnes qui voient cet élément. Cette action est irréversible.");
        file_deleted = "Attachment deleted", "Pièce jointe supprimée";
        file_broken = "The name of this file does not open", "Le nom de ce fichier ne s’ouvre pas";
        stop_file(name: &str) = format!("Stop {name}"), format!("Arrêter {name}");
        has_attachments = "Has attachments", "Contient des pièces jointes";
        selected_n(n: u64) = format!("{n} selected"), format!("{n} {}", plural(crate::Lang::Fr, n, "sélectionné", "sélectionnés"));
        passkey_for(site: &str) = format!("Passkey for {site}"), format!("Clé d’accès pour {site}");
        passkey_created(date: &str) = format!("Created {date}"), format!("Créée le {date}");
        opening = "Opening the item…", "Ouverture de l’élément…";
        gather_title(n: u64) = format!("Assign {n} {}", plural(crate::Lang::En, n, "item", "items")),
            format!("Attribuer {n} {}", plural(crate::Lang::Fr, n, "élément", "éléments"));
        gather_share(n: u64) = format!("{n} of your own {} to the organization. You can’t take {} back yourself.", plural(crate::Lang::En, n, "items then belongs", "items then belong"), plural(crate::Lang::En, n, "it", "them")),
            format!("{n} de vos propres éléments {} alors à l’organisation. Vous ne pourrez pas {} reprendre vous-même.", plural(crate::Lang::Fr, n, "appartiendra", "appartiendront"), plural(crate::Lang::Fr, n, "le", "les"));
        gather_elsewhere(n: u64) = format!("{n} of another organization {} left as {}.", plural(crate::Lang::En, n, "is", "are"), plural(crate::Lang::En, n, "it is", "they are")),
            format!("{n} d’une autre organisation {}.", plural(crate::Lang::Fr, n, "reste inchangé", "restent inchangés"));
        gathering(done: &str, all: &str) = format!("{done} of {all}"), format!("{done} sur {all}");
        gathered(n: u64) = format!("{n} {} assigned", plural(crate::Lang::En, n, "item", "items")),
            format!("{n} {}", plural(crate::Lang::Fr, n, "élément attribué", "éléments attribués"));
        gather_failed(n: u64) = format!("{n} could not be assigned"), format!("{n} n’{} pas pu être {}", plural(crate::Lang::Fr, n, "a", "ont"), plural(crate::Lang::Fr, n, "attribué", "attribués"));
        share_warning = "The item then belongs to the organization. You can’t take it back yourself.",
            "L’élément appartiendra alors à l’organisation. Vous ne pourrez pas le reprendre vous-même.";
        shared = "Item moved to the organization", "Élément déplacé vers l’organisation";
        assigned = "Collections saved", "Collections enregistrées";
        organization = "Organization", "Organisation";
    }
}
