//! Sentences of the Provider Portal: its clients, its members, its setup. Refuses to know: seat arithmetic.

use crate::Lang;
use crate::plural::plural;

sentences! {
    /// The Provider Portal.
    Portal {
        title = "Provider Portal", "Portail fournisseur";
        choose = "Choose a provider", "Choisissez un fournisseur";
        choose_lede = "You belong to several providers.", "Vous appartenez à plusieurs fournisseurs.";
        none_title = "You belong to no provider", "Vous n’appartenez à aucun fournisseur";
        none_text = "The operator of this server enables providers and sends the setup link. Ask them if your business manages other organizations.",
            "L’opérateur de ce serveur active les fournisseurs et envoie le lien de configuration. Adressez-vous à lui si votre entreprise gère d’autres organisations.";
        unknown_title = "No access to this provider", "Pas d’accès à ce fournisseur";
        unknown_text = "It does not exist, or you are not one of its members.", "Il n’existe pas, ou vous n’en êtes pas membre.";
        to_providers = "My providers", "Mes fournisseurs";
        suspended_title = "This provider is suspended", "Ce fournisseur est suspendu";
        suspended_text = "Its portal is closed; its clients keep working. Contact the operator of this server.",
            "Son portail est fermé ; ses clients continuent de fonctionner. Contactez l’opérateur de ce serveur.";
        suspended = "Suspended", "Suspendu";
        provider_admin = "Provider admin", "Administrateur";
        service_user = "Service user", "Technicien";
        no_key = "Your key to this provider is missing or does not open. Ask a provider admin to confirm you again.",
            "Votre clé de ce fournisseur manque ou ne s’ouvre pas. Demandez à un administrateur de vous confirmer à nouveau.";
        key_problem = "The keys could not be made. Lock and unlock, then try again.",
            "Les clés n’ont pas pu être créées. Verrouillez, déverrouillez, puis réessayez.";
        locked = "You are locked out of your keys. Unlock and try again.", "Vos clés sont verrouillées. Déverrouillez et réessayez.";
        outdated = "This page is older than the server. Reload it.", "Cette page est plus ancienne que le serveur. Rechargez-la.";
        refresh_failed = "Done, but the latest data could not be loaded. Reload the page.",
            "C’est fait, mais les dernières données n’ont pas pu être chargées. Rechargez la page.";

        clients = "Clients", "Clients";
        search_clients = "Search clients", "Rechercher un client";
        client = "Client", "Client";
        assigned = "Assigned", "Attribuées";
        used = "Used", "Utilisées";
        remaining = "Remaining", "Restantes";
        attention = "Attention", "À surveiller";
        attention_all = "All clients", "Tous les clients";
        attention_any = "Needs attention", "À surveiller";
        attention_no_owner = "No confirmed owner", "Aucun propriétaire confirmé";
        attention_one_owner = "Only one owner", "Un seul propriétaire";
        attention_waiting = "Members to confirm", "Membres à confirmer";
        attention_invitation = "Invitation expires", "Invitation bientôt expirée";
        attention_no_seat = "No free seat", "Aucune licence libre";
        attention_few_seats = "Few seats left", "Peu de licences libres";
        show_clients = "Show", "Afficher";
        state = "State", "État";
        active = "Active", "Actif";
        organization_id = "Organization id", "Identifiant de l’organisation";
        plan = "Plan", "Formule";
        teams = "Teams", "Équipes";
        enterprise = "Enterprise", "Entreprise";
        teams_text = "Shared collections and groups for a small business.", "Collections partagées et groupes pour une petite entreprise.";
        enterprise_text = "Adds policies, event logs and account recovery.", "Ajoute politiques, journaux et récupération de compte.";
        client_total(n: usize, shown: &str) =
            format!("{shown} {}", plural(Lang::En, n as u64, "client", "clients")),
            format!("{shown} {}", plural(Lang::Fr, n as u64, "client", "clients"));
        seats_total(assigned: &str, used: &str) =
            format!("{assigned} seats assigned, {used} used"),
            format!("{assigned} licences attribuées, {used} utilisées");
        no_clients = "No clients yet", "Pas encore de client";
        no_clients_admin = "Create an organization for your first client. You administer it; its owner gets an invitation.",
            "Créez une organisation pour votre premier client. Vous l’administrez ; son propriétaire reçoit une invitation.";
        no_clients_user = "A provider admin creates clients; they will appear here.",
            "Un administrateur crée les clients ; ils apparaîtront ici.";
        no_match = "No client with this name", "Aucun client de ce nom";
        new_client = "New client", "Nouveau client";
        existing = "Existing organization", "Organisation existante";
        only_admins = "Only a provider admin can do this.", "Seul un administrateur du fournisseur peut le faire.";

        org_name = "Organization name", "Nom de l’organisation";
        owner_email = "Client owner’s email", "Adresse e-mail du propriétaire";
        owner_help = "They receive an invitation as the organization’s owner.", "Cette personne reçoit une invitation comme propriétaire de l’organisation.";
        seats = "Seats", "Licences";
        seats_wrong = "Enter a whole number of at least 1.", "Entrez un nombre entier d’au moins 1.";
        create_client = "Create client", "Créer le client";
        making_keys = "Making keys…", "Création des clés…";
        creating = "Creating…", "Création…";
        default_collection = "Default collection", "Collection par défaut";
        client_created(name: &str) = format!("{name} is now a client."), format!("{name} est maintenant un client.");
        created_title = "Client created", "Client créé";
        created_text(email: &str) =
            format!("{email} can now accept the invitation as owner. Send this link if no email arrives; it works for five days."),
            format!("{email} peut maintenant accepter l’invitation comme propriétaire. Envoyez ce lien si aucun e-mail n’arrive ; il est valable cinq jours.");
        created_no_link(email: &str) =
            format!("{email} was invited as owner by email."),
            format!("{email} a été invité par e-mail comme propriétaire.");
        owner_link = "Owner’s invitation link", "Lien d’invitation du propriétaire";
        open_client = "Open the client", "Ouvrir le client";

        pool_free = "Unassigned seats", "Licences non attribuées";
        pool_bought = "Additional seats to be billed", "Licences supplémentaires à facturer";
        pool_dropped = "Billed seats no longer needed", "Licences facturées devenues inutiles";
        pool_ask_admin = "Not enough unassigned seats. A provider admin can assign more.",
            "Pas assez de licences non attribuées. Un administrateur peut en attribuer davantage.";

        update_name = "Update name", "Modifier le nom";
        name_updated = "Name updated.", "Nom modifié.";
        manage_seats = "Manage seats", "Gérer les licences";
        assigned_seats = "Assigned seats", "Licences attribuées";
        seats_used(used: i64) =
            format!("{used} in use; at least that many must stay assigned."),
            format!("{used} {} ; il faut en garder au moins autant.", plural(Lang::Fr, used.unsigned_abs(), "utilisée", "utilisées"));
        seats_below(used: i64) =
            format!("{used} seats are in use. Remove members first."),
            format!("{used} licences sont utilisées. Retirez d’abord des membres.");
        seats_updated = "Seats updated.", "Licences modifiées.";

        unlink = "Unlink organization", "Détacher l’organisation";
        unlink_action = "Unlink", "Détacher";
        unlink_title(name: &str) = format!("Unlink {name}?"), format!("Détacher {name} ?");
        unlink_text = "It keeps its members and items and continues on its own. Its seats return to you, and every member of this provider loses access. The organization’s key is not changed.",
            "Elle garde ses membres et ses éléments et continue seule. Ses licences vous reviennent, et tous les membres de ce fournisseur perdent l’accès. La clé de l’organisation ne change pas.";
        unlinked(name: &str) = format!("{name} is no longer a client."), format!("{name} n’est plus un client.");

        existing_text = "Organizations that you own and that can become clients of this provider.",
            "Les organisations dont vous êtes propriétaire et qui peuvent devenir clientes de ce fournisseur.";
        existing_none = "None of your organizations can be added. You must be their confirmed owner, and their plan must be Teams or Enterprise.",
            "Aucune de vos organisations ne peut être ajoutée. Vous devez en être propriétaire confirmé, avec une formule Équipes ou Entreprise.";
        existing_warning = "Never add the organization that keeps this provider’s own credentials: every member of the provider would reach them.",
            "N’ajoutez jamais l’organisation qui garde les identifiants de ce fournisseur : tous ses membres y auraient accès.";
        existing_seats(n: i64) =
            format!("{n} {}", plural(Lang::En, n.unsigned_abs(), "seat", "seats")),
            format!("{n} {}", plural(Lang::Fr, n.unsigned_abs(), "licence", "licences"));
        add_client = "Add as client", "Ajouter comme client";
        adding = "Adding…", "Ajout…";

        members = "Members", "Membres";
        search_members = "Search members", "Rechercher un membre";
        invite = "Invite member", "Inviter un membre";
        show_members = "Show members", "Afficher les membres";
        invited = "Invited", "Invités";
        needs_confirmation = "Needs confirmation", "À confirmer";
        badge_invited = "Invited", "Invité";
        you = "You", "Vous";
        someone_waits(n: usize) =
            format!("{n} {} accepted and {} to be confirmed.", plural(Lang::En, n as u64, "member has", "members have"), plural(Lang::En, n as u64, "waits", "wait")),
            format!("{n} {} accepté et {} une confirmation.", plural(Lang::Fr, n as u64, "membre a", "membres ont"), plural(Lang::Fr, n as u64, "attend", "attendent"));
        show_waiting = "Show them", "Les afficher";
        no_member_match = "No member matches", "Aucun membre ne correspond";
        emails = "Email addresses", "Adresses e-mail";
        emails_help = "Separated by commas; up to 20.", "Séparées par des virgules ; 20 au plus.";
        emails_many = "Enter at most 20 addresses.", "Entrez 20 adresses au plus.";
        emails_wrong(which: &str) = format!("Not an email address: {which}"), format!("Ce n’est pas une adresse e-mail : {which}");
        service_user_text = "Administers every client: members, collections, items, seats in the pool.",
            "Administre tous les clients : membres, collections, éléments, licences disponibles.";
        provider_admin_text = "Also runs the provider itself: clients, members, billing, settings.",
            "Gère aussi le fournisseur : clients, membres, facturation, paramètres.";
        send_invitations = "Invite", "Inviter";
        inviting = "Inviting…", "Envoi…";
        invited_toast(n: usize) =
            format!("{n} {} sent.", plural(Lang::En, n as u64, "invitation", "invitations")),
            format!("{n} {}.", plural(Lang::Fr, n as u64, "invitation envoyée", "invitations envoyées"));
        nobody_new = "All of these addresses are already members or invited.", "Toutes ces adresses sont déjà membres ou invitées.";
        links_title = "Invitation links", "Liens d’invitation";
        links_text = "Send a link if no email arrives. Each works once, for this address, for five days.",
            "Envoyez un lien si aucun e-mail n’arrive. Chacun sert une fois, pour cette adresse, pendant cinq jours.";
        resend = "Resend invitation", "Renvoyer l’invitation";
        resend_many = "Resend", "Renvoyer";
        resend_only = "Only invitations that nobody has accepted yet can be sent again.", "Seules les invitations pas encore acceptées peuvent être renvoyées.";
        confirm_title(n: usize) =
            format!("Confirm {}", plural(Lang::En, n as u64, "member", "members")),
            format!("Confirmer {}", plural(Lang::Fr, n as u64, "le membre", "les membres"));
        confirm_text = "Compare the fingerprint phrase with the one on the member’s account page, by phone for example. Confirming hands them the provider’s key.",
            "Comparez la phrase d’empreinte avec celle de la page de compte du membre, par téléphone par exemple. La confirmation lui remet la clé du fournisseur.";
        confirm_only = "Only members who have accepted can be confirmed.", "Seuls les membres qui ont accepté peuvent être confirmés.";
        fingerprint_of(who: &str) = format!("Fingerprint phrase of {who}"), format!("Phrase d’empreinte de {who}");
        confirmed(n: usize) =
            format!("{n} {} confirmed.", plural(Lang::En, n as u64, "member", "members")),
            format!("{n} {}.", plural(Lang::Fr, n as u64, "membre confirmé", "membres confirmés"));
        change_role = "Change role", "Changer le rôle";
        role_changed = "Role changed.", "Rôle modifié.";
        remove_title(n: usize) =
            format!("Remove {n} {}?", plural(Lang::En, n as u64, "member", "members")),
            format!("Retirer {n} {} ?", plural(Lang::Fr, n as u64, "membre", "membres"));
        remove_text = "They lose access to this provider and all its clients at once. Whoever kept a key could still read what they copied: change passwords that matter.",
            "L’accès à ce fournisseur et à tous ses clients leur est aussitôt retiré. Qui aurait gardé une clé pourrait lire ce qu’il a copié : changez les mots de passe importants.";
        removed(n: usize) =
            format!("{n} {} removed.", plural(Lang::En, n as u64, "member", "members")),
            format!("{n} {}.", plural(Lang::Fr, n as u64, "membre retiré", "membres retirés"));
        not_yourself = "You cannot remove yourself.", "Vous ne pouvez pas vous retirer vous-même.";
        last_admin = "A provider needs at least one confirmed provider admin.", "Un fournisseur a besoin d’au moins un administrateur confirmé.";
        some_failed(n: usize) =
            format!("{n} could not be done", ),
            format!("{n} {}", plural(Lang::Fr, n as u64, "opération a échoué", "opérations ont échoué"));
        one_admin = "This provider has only one admin. If that person loses their master password, nobody can confirm members or create clients any more: make someone else an admin too.",
            "Ce fournisseur n’a qu’un administrateur. S’il perd son mot de passe principal, plus personne ne pourra confirmer de membres ni créer de clients : nommez un second administrateur.";

        settings = "Settings", "Paramètres";
        settings_names = "Provider", "Fournisseur";
        settings_saved = "Settings saved.", "Paramètres enregistrés.";
        provider_id = "Provider id", "Identifiant du fournisseur";
        provider_id_text = "Support and the operator of this server ask for it.", "Le support et l’opérateur de ce serveur le demandent.";
        danger = "Danger zone", "Zone de danger";
        delete_provider = "Delete provider", "Supprimer le fournisseur";
        delete_provider_text = "The provider, its members’ access and its statements are gone for good. Its own log goes with it.",
            "Le fournisseur, l’accès de ses membres et ses relevés disparaissent définitivement, avec son journal.";
        delete_has_clients(n: usize) =
            format!("{n} {} still belong to it. Unlink them first.", plural(Lang::En, n as u64, "client", "clients")),
            format!("{n} {} encore. Détachez-les d’abord.", plural(Lang::Fr, n as u64, "client en dépend", "clients en dépendent"));
        provider_deleted = "The provider is deleted.", "Le fournisseur est supprimé.";
        delete_link_title(name: &str) = format!("Delete the provider {name}?"), format!("Supprimer le fournisseur {name} ?");
        delete_link_text = "The link works once, for one hour, and only while no client belongs to the provider.",
            "Le lien sert une fois, pendant une heure, et seulement tant qu’aucun client ne dépend du fournisseur.";
        mark_own = "Mark as the provider’s own organization", "Marquer comme organisation du fournisseur";
        mark_own_text = "It holds what belongs to you and not to a client. Once marked it can never become a client, so that no technician reaches it through the portal by accident.",
            "Elle contient ce qui est à vous et non à un client. Une fois marquée, elle ne peut plus devenir cliente : aucun technicien n’y accède par le portail par accident.";
        mark_own_undo = "Only the operator of this server can take the mark away again.",
            "Seul l’opérateur de ce serveur peut ensuite retirer la marque.";
        marked_own(name: &str) = format!("{name} is marked as the provider’s own."), format!("{name} est marquée comme organisation du fournisseur.");
        event_log_of = "Event log", "Journal";

        setup_title = "Set up your provider", "Configurez votre fournisseur";
        setup_lede = "Your browser now makes the provider’s key. The server never sees it.",
            "Votre navigateur crée maintenant la clé du fournisseur. Le serveur ne la voit jamais.";
        provider_name = "Provider name", "Nom du fournisseur";
        provider_name_help = "Your clients see this name.", "Vos clients voient ce nom.";
        billing_email = "Billing email", "Adresse e-mail de facturation";
        set_up = "Set up provider", "Configurer le fournisseur";
        setting_up = "Setting up…", "Configuration…";
        set_up_done(name: &str) = format!("{name} is set up."), format!("{name} est configuré.");
        unit_title(name: &str) = format!("Make a business unit of {name}"), format!("Faire de {name} une unité d’entreprise");
        unit_text(name: &str) =
            format!("{name} gets a portal of its own. You become its first admin; from there you create and manage further organizations for the parts of your company."),
            format!("{name} obtient son propre portail. Vous en devenez le premier administrateur ; de là, vous créez et gérez d’autres organisations pour les entités de votre entreprise.");
        unit_stays = "Members, collections, items and settings stay as they are. Its seats are managed in the portal from now on.",
            "Les membres, les collections, les éléments et les réglages restent inchangés. Ses licences se gèrent désormais dans le portail.";
        unit_set_up = "Set up the business unit", "Configurer l’unité d’entreprise";
        link_broken_title = "This link is incomplete", "Ce lien est incomplet";
        link_broken_text = "Open the link from the email again, or ask the operator of this server for a new one.",
            "Ouvrez de nouveau le lien de l’e-mail, ou demandez-en un autre à l’opérateur de ce serveur.";
        link_dead = "This link is not valid or has expired. Ask the operator of this server for a new one.",
            "Ce lien n’est pas valide ou a expiré. Demandez-en un nouveau à l’opérateur de ce serveur.";
        other_account_title = "This link is for another account", "Ce lien est destiné à un autre compte";
        other_account_text(email: &str, own: &str) =
            format!("It was sent to {email}; you are logged in as {own}. Log out and open the link again."),
            format!("Il a été envoyé à {email} ; vous êtes connecté comme {own}. Déconnectez-vous et ouvrez le lien de nouveau.");
    }
}

impl Portal {
    /// Why an organization cannot become a client.
    pub fn not_attachable(self, reason: &str) -> &'static str {
        let (english, french) = match reason {
            "not_owner" => (
                "Only a confirmed owner can add it.",
                "Seul un propriétaire confirmé peut l’ajouter.",
            ),
            "suspended" => ("It is suspended.", "Elle est suspendue."),
            "already_client" => ("It already has a provider.", "Elle a déjà un fournisseur."),
            "internal_organization" => (
                "It is a provider’s own organization and can never be a client.",
                "C’est l’organisation d’un fournisseur lui-même ; elle ne peut pas devenir cliente.",
            ),
            "plan_not_sold" => (
                "Its plan must be Teams or Enterprise.",
                "Sa formule doit être Équipes ou Entreprise.",
            ),
            _ => return self.pool_ask_admin(),
        };
        if self.0 == Lang::Fr { french } else { english }
    }

    /// Sentences for refusals that only the portal meets; nothing for other codes.
    pub fn refusal(self, code: &str) -> Option<&'static str> {
        let fr = self.0 == Lang::Fr;
        Some(match code {
            "already_set_up" if fr => "Ce fournisseur est déjà configuré.",
            "already_set_up" => "This provider is already set up.",
            "invalid_token" => self.link_dead(),
            "last_provider_admin" => self.last_admin(),
            "not_yourself" => self.not_yourself(),
            "service_user_cannot_buy" => self.pool_ask_admin(),
            "seats_at_least_one" | "negative_seats" => self.seats_wrong(),
            "seats_below_occupied" if fr => {
                "Il y a plus de licences utilisées que cela. Retirez d’abord des membres."
            }
            "seats_below_occupied" => "More seats than that are in use. Remove members first.",
            "last_owner" if fr => {
                "L’organisation doit garder au moins un propriétaire confirmé qui n’est pas du fournisseur."
            }
            "last_owner" => {
                "The organization must keep at least one confirmed owner who is not of the provider."
            }
            "plan_not_sold" if fr => "Ce fournisseur ne peut pas gérer cette formule.",
            "plan_not_sold" => "This provider cannot manage that plan.",
            "already_client" if fr => "Cette organisation a déjà un fournisseur.",
            "already_client" => "This organization already has a provider.",
            "user_invalid" if fr => "Cette invitation n’est plus dans cet état. Rechargez la page.",
            "user_invalid" => "This invitation is no longer in that state. Reload the page.",
            "one_to_twenty" => self.emails_many(),
            _ => return None,
        })
    }
}
