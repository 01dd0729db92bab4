//! Sentences of the frame around every page. Refuses to know: the pages.

sentences! {
    /// The frame around the pages.
    Shell {
        skip = "Skip to content", "Aller au contenu";
        main_navigation = "Main navigation", "Navigation principale";
        open_navigation = "Open navigation", "Ouvrir la navigation";
        close_navigation = "Close navigation", "Fermer la navigation";
        switch_product = "Switch product", "Changer de produit";
        switch_organization = "Switch organization", "Changer d’organisation";
        products = "Products", "Produits";
        vaults = "Vaults", "Coffres";
        console = "Admin Console", "Console d’administration";
        portal = "Provider Portal", "Portail fournisseur";
        business_portal = "Business Unit Portal", "Portail d’unités";
        business_units = "Business units", "Unités d’entreprise";
        clients = "Clients", "Clients";
        manage = "Manage", "Gestion";
        members = "Members", "Membres";
        events = "Event logs", "Journaux";
        subscription = "Subscription", "Abonnement";
        statements = "Statements", "Relevés";
        settings = "Settings", "Paramètres";
        info = "Organization info", "Organisation";
        items = "Collections and items", "Collections et éléments";
        providers = "Providers", "Fournisseurs";
        bring = "Import", "Importer";
        export = "Export", "Exporter";
        generator = "Generator", "Générateur";
        account = "Account", "Compte";
        profile = "Profile", "Profil";
        security = "Security", "Sécurité";
        preferences = "Preferences", "Préférences";
        account_of(email: &str) = format!("Account {email}"), format!("Compte {email}");
        lock = "Lock", "Verrouiller";
        log_out = "Log out", "Se déconnecter";
        language = "Language", "Langue";
        theme_light = "Light", "Clair";
        theme_dark = "Dark", "Sombre";
        theme_system = "As the system", "Comme le système";
        suspended = "suspended", "suspendue";
        not_found_title = "Page not found", "Page introuvable";
        not_found = "There is no page at this address.", "Il n’y a pas de page à cette adresse.";
        home = "Go to Vaults", "Aller aux coffres";
        denied_title = "Not open to you", "Accès non autorisé";
        denied = "This organization or provider does not exist, or you have no access to it.",
            "Cette organisation ou ce fournisseur n’existe pas, ou vous n’y avez pas accès.";
        opening = "Opening your vault…", "Ouverture de votre coffre…";
        sync_failed = "Your data could not be loaded", "Vos données n’ont pas pu être chargées";
        palette = "Go to…", "Aller à…";
        palette_hint = "Type a client, an organization or a page.", "Tapez un client, une organisation ou une page.";
        palette_none = "Nothing matches.", "Aucun résultat.";
        keys_title = "Keyboard", "Clavier";
        key_search = "Search in this page", "Rechercher dans la page";
        key_palette = "Go to a client, organization or page", "Aller à un client, une organisation ou une page";
        key_arrows = "Move in tables and menus", "Se déplacer dans les tableaux et menus";
        key_lock = "Lock", "Verrouiller";
        key_close = "Close a dialog or menu", "Fermer un dialogue ou un menu";
        key_help = "Show this list", "Afficher cette liste";
        not_trusted = "This device does not know that organization yet, and your own items are not moved there before you say that you do. See the notice at the top of the page.",
            "Cet appareil ne connaît pas encore cette organisation, et vos éléments n’y sont pas déplacés avant que vous le confirmiez. Voyez l’avis en haut de la page.";
        other_public_key = "The server hands out another public key of this person than the one you confirmed on this device before. Nothing was shared. Ask the person by another way; see the notice at the top of the page.",
            "Le serveur donne une autre clé publique de cette personne que celle que vous aviez confirmée sur cet appareil. Rien n’a été partagé. Demandez à la personne par un autre moyen ; voyez l’avis en haut de la page.";
        notices_title = "This device remembers something else", "Cet appareil se souvient d’autre chose";
        notices = "What the server says does not fit to what this device remembers of your account.",
            "Ce que dit le serveur ne correspond pas à ce dont cet appareil se souvient de votre compte.";
        notices_look = "See what", "Voir le détail";
        notices_why = "This happens when somebody tampers with the server or its database, and also after the operator restored a backup. If you do not know the reason, ask the operator before you accept it.",
            "Cela arrive quand quelqu’un altère le serveur ou sa base de données, et aussi après la restauration d’une sauvegarde. Si vous n’en connaissez pas la raison, demandez à l’opérateur avant d’accepter.";
        notices_keep = "Keep warning me", "Continuer à m’avertir";
        notices_accept = "I know why, accept all of it", "J’en connais la raison, tout accepter";
        notices_accepted = "Accepted. This device remembers the present state.", "Accepté. Cet appareil se souvient de l’état actuel.";
        notice_new_organization(name: &str) =
            format!("You are a member of {name}, whose invitation was not accepted on this device. Until you say that you know it, your own items are not moved there."),
            format!("Vous êtes membre de {name}, dont l’invitation n’a pas été acceptée sur cet appareil. Tant que vous n’avez pas dit que vous la connaissez, vos éléments n’y sont pas déplacés.");
        notice_know = "I know it", "Je la connais";
        notice_other_key(name: &str) =
            format!("The key of {name} is another one than before. It is not used; what it protects stays sealed."),
            format!("La clé de {name} n’est plus la même. Elle n’est pas utilisée ; ce qu’elle protège reste scellé.");
        notice_other_public_key = "A person you confirmed on this device has another public key now. Nothing is shared with it.",
            "Une personne que vous aviez confirmée sur cet appareil a maintenant une autre clé publique. Rien n’est partagé avec elle.";
        notice_older(what: &str) =
            format!("In an older state than this device has seen: {what}."),
            format!("Dans un état plus ancien que celui vu par cet appareil : {what}.");
        notice_altered(what: &str) =
            format!("Changed although nobody saved it: {what}."),
            format!("Contenu changé sans que personne ne l’enregistre : {what}.");
        notice_doubled(what: &str) =
            format!("With the very content of another item: {what}."),
            format!("Avec exactement le contenu d’un autre élément : {what}.");
        notice_gone(count: u32) =
            format!("Own items that are gone and were not deleted on this device: {count}."),
            format!("Éléments personnels disparus, sans avoir été supprimés sur cet appareil : {count}.");
        and_more(count: usize) = format!("and {count} more"), format!("et {count} de plus");
        unnamed = "an item without a name", "un élément sans nom";
        unknown_name = "an organization or provider", "une organisation ou un fournisseur";
        keys_broken(names: &str) =
            format!("Your key to {names} does not open. What it protects stays sealed; everything else works. Ask an admin there to confirm you again."),
            format!("Votre clé de {names} ne s’ouvre pas. Ce qu’elle protège reste scellé ; tout le reste fonctionne. Demandez à un administrateur de vous confirmer à nouveau.");
        private_key_broken = "Your account’s private key does not open: what organizations and providers share with you stays sealed. Your own items work. Ask the operator of this server.",
            "La clé privée de votre compte ne s’ouvre pas : ce que des organisations et des fournisseurs partagent avec vous reste scellé. Vos propres éléments fonctionnent. Adressez-vous à l’opérateur de ce serveur.";
        broken = "Something broke.", "Une erreur s’est produite.";
        broken_detail = "Your keys have been removed from memory. Nothing that was saved is lost.",
            "Vos clés ont été effacées de la mémoire. Rien de ce qui était enregistré n’est perdu.";
        reload = "Reload", "Recharger";
    }
}
