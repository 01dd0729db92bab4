//! Sentences of the way in. Refuses to know: protocols.

sentences! {
    /// Log in, register, unlock, invitations.
    SignIn {
        log_in = "Log in", "Se connecter";
        log_in_lede = "To your vaults, organizations and providers.", "À vos coffres, organisations et fournisseurs.";
        email = "Email", "Adresse e-mail";
        master_password = "Master password", "Mot de passe principal";
        new_here = "New here?", "Nouveau ici ?";
        create_account = "Create an account", "Créer un compte";
        have_account = "Already have an account?", "Vous avez déjà un compte ?";
        deriving = "Deriving keys…", "Calcul des clés…";
        logging_in = "Logging in…", "Connexion…";
        password_missing = "Enter your master password.", "Saisissez votre mot de passe principal.";
        email_wrong = "This is not an email address.", "Ce n’est pas une adresse e-mail.";
        session_ended = "Your session was ended. Log in again.", "Votre session a été terminée. Reconnectez-vous.";

        two_step_title = "Two-step login", "Connexion en deux étapes";
        two_step_lede = "Enter the 6-digit code of your authenticator app.",
            "Saisissez le code à 6 chiffres de votre application d’authentification.";
        recovery_lede = "Enter the recovery code you were given when you turned on two-step login. It turns two-step login off.",
            "Saisissez le code de récupération reçu à l’activation de la connexion en deux étapes. Il la désactive.";
        code = "Code", "Code";
        recovery_code = "Recovery code", "Code de récupération";
        code_missing = "Enter the code.", "Saisissez le code.";
        code_wrong = "This code is wrong or no longer valid. Try the next one.",
            "Ce code est incorrect ou n’est plus valable. Essayez le suivant.";
        use_recovery = "Use a recovery code", "Utiliser un code de récupération";
        use_authenticator = "Use the authenticator app", "Utiliser l’application d’authentification";
        other_method = "This account asks for a second step that this page does not know. Use an official client.",
            "Ce compte demande une deuxième étape que cette page ne connaît pas. Utilisez un client officiel.";
        remember_device = "Don’t ask again in this browser for 30 days", "Ne plus demander dans ce navigateur pendant 30 jours";
        remember_help = "Only on a device that nobody else uses.", "Seulement sur un appareil que personne d’autre n’utilise.";
        continue_ = "Continue", "Continuer";
        start_over = "Start over", "Recommencer";

        weak_title = "Weak key settings", "Paramètres de clé faibles";
        weak_text = "The server asks to derive your key with settings below what is safe today. Whoever controls the server could then guess your master password more easily.",
            "Le serveur demande de calculer votre clé avec des paramètres en dessous de ce qui est sûr aujourd’hui. Qui contrôle le serveur pourrait alors deviner plus facilement votre mot de passe principal.";
        lower_text = "The server asks to derive your key with weaker settings than at your last login from this browser. Whoever controls the server could then guess your master password more easily.",
            "Le serveur demande de dériver votre clé avec des paramètres plus faibles que lors de votre dernière connexion depuis ce navigateur. Qui contrôle le serveur pourrait alors deviner plus facilement votre mot de passe principal.";
        weak_known = "Go on only if you know that this account is old and you trust this server. Then change your master password settings.",
            "Ne continuez que si vous savez que ce compte est ancien et si vous faites confiance à ce serveur. Modifiez ensuite vos paramètres.";
        weak_go_on = "Continue anyway", "Continuer malgré tout";
        foreign_salt = "The server asks to derive your key with a salt that is not your email address. Nothing was sent.",
            "Le serveur demande de calculer votre clé avec un sel qui n’est pas votre adresse e-mail. Rien n’a été envoyé.";

        wrong_password = "The master password is wrong.", "Le mot de passe principal est incorrect.";
        key_broken = "Your account’s key does not open. Ask the operator of this server.",
            "La clé de votre compte ne s’ouvre pas. Adressez-vous à l’opérateur de ce serveur.";
        safe_outdated = "A newer version of this page is available. Reload it.",
            "Une version plus récente de cette page est disponible. Rechargez-la.";
        safe_stopped = "The part of this page that holds your keys could not start. Reload the page.",
            "La partie de cette page qui garde vos clés n’a pas pu démarrer. Rechargez la page.";
        engine_failed = "Your browser refused a cryptographic operation. Update it, or open this page over https.",
            "Votre navigateur a refusé une opération cryptographique. Mettez-le à jour, ou ouvrez cette page en https.";

        register_title = "Create your account", "Créer votre compte";
        name = "Name", "Nom";
        name_help = "How others see you.", "Ce que voient les autres.";
        name_long = "At most 50 characters.", "50 caractères au plus.";
        choose_password_title = "Choose your master password", "Choisissez votre mot de passe principal";
        choose_password_lede(email: &str) = format!("For {email}"), format!("Pour {email}");
        password_help = "At least 12 characters. Several unrelated words are easy to remember and hard to guess.",
            "Au moins 12 caractères. Plusieurs mots sans rapport sont faciles à retenir et difficiles à deviner.";
        password_forget = "Nobody can recover it for you: not the operator of this server either.",
            "Personne ne peut le retrouver pour vous, pas même l’opérateur de ce serveur.";
        password_short = "At least 12 characters.", "Au moins 12 caractères.";
        password_is_email = "Do not use your email address.", "N’utilisez pas votre adresse e-mail.";
        confirm_password = "Confirm the master password", "Confirmer le mot de passe principal";
        confirm_differs = "The two passwords differ.", "Les deux mots de passe diffèrent.";
        hint = "Hint", "Indice";
        hint_help = "The server stores it readable. Do not put the password in it.",
            "Le serveur le garde lisible. N’y mettez pas le mot de passe.";
        hint_is_password = "The hint must not contain the password.", "L’indice ne doit pas contenir le mot de passe.";
        hint_long = "At most 50 characters.", "50 caractères au plus.";
        strength_waiting = "Being estimated…", "Estimation en cours…";
        strength_short = "Too short", "Trop court";
        strength_weak = "Easy to guess", "Facile à deviner";
        strength_fair = "Fair", "Correct";
        strength_good = "Good", "Bon";
        strength_strong = "Strong", "Fort";
        strength_label = "Strength", "Robustesse";
        making_keys = "Making your keys…", "Création de vos clés…";
        create = "Create account", "Créer le compte";
        check_mail_title = "Check your mail", "Consultez votre messagerie";
        check_mail(email: &str) =
            format!("A link to finish your registration is on its way to {email}. It is valid for a short time only."),
            format!("Un lien pour terminer votre inscription arrive à l’adresse {email}. Il n’est valable que peu de temps.");
        link_broken_title = "This link is incomplete", "Ce lien est incomplet";
        link_broken = "Copy the whole link from the message, or ask for a new one.",
            "Copiez le lien entier depuis le message, ou demandez-en un nouveau.";
        link_expired_title = "This link no longer works", "Ce lien ne fonctionne plus";

        unlock_title = "Unlock", "Déverrouiller";
        unlock_lede(email: &str) = format!("Logged in as {email}"), format!("Connecté en tant que {email}");
        unlock = "Unlock", "Déverrouiller";
        unlocking = "Unlocking…", "Déverrouillage…";
        other_account = "Log out", "Se déconnecter";

        invited_title(to: &str) = format!("Join {to}"), format!("Rejoindre {to}");
        invited_provider(email: &str, to: &str) =
            format!("{email} is invited to work for the provider {to}."),
            format!("{email} est invité·e à travailler pour le fournisseur {to}.");
        invited_organization(email: &str, to: &str) =
            format!("{email} is invited to the organization {to}."),
            format!("{email} est invité·e dans l’organisation {to}.");
        some_provider = "a provider", "un fournisseur";
        some_organization = "an organization", "une organisation";
        accepting = "Accepting the invitation…", "Acceptation de l’invitation…";
        accepted_title = "Invitation accepted", "Invitation acceptée";
        accepted(to: &str) =
            format!("Now someone of {to} must confirm you. Until then you see nothing of it here; you will get a mail if this server sends mails."),
            format!("Quelqu’un de {to} doit maintenant vous confirmer. D’ici là vous n’en voyez rien ici ; vous recevrez un message si ce serveur en envoie.");
        accepted_fingerprint = "They may ask for your fingerprint phrase to be sure that it is you:",
            "On vous demandera peut-être votre phrase d’empreinte pour s’assurer que c’est bien vous :";
        to_vaults = "Go to Vaults", "Aller aux coffres";
        not_accepted_title = "The invitation could not be accepted", "L’invitation n’a pas pu être acceptée";
        for_other_title = "This invitation is for someone else", "Cette invitation est destinée à quelqu’un d’autre";
        for_other(invited: &str, current: &str) =
            format!("It is for {invited}; you are logged in as {current}."),
            format!("Elle est destinée à {invited} ; vous êtes connecté en tant que {current}.");
        log_in_as(email: &str) = format!("Log out and continue as {email}"), format!("Se déconnecter et continuer en tant que {email}");
        try_again = "Try again", "Réessayer";
    }
}
