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
