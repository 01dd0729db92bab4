//! Sentences of the account pages. Refuses to know: key derivation.

sentences! {
    /// The person’s own account.
    Account {
        profile_title = "Profile", "Profil";
        profile_saved = "Profile saved.", "Profil enregistré.";
        name = "Name", "Nom";
        name_long = "At most 50 characters.", "50 caractères au plus.";
        email = "Email", "Adresse e-mail";
        hint = "Master password hint", "Indice du mot de passe principal";
        hint_help = "The server stores it readable.", "Le serveur le garde lisible.";
        hint_long = "At most 50 characters.", "50 caractères au plus.";

        security_title = "Security", "Sécurité";
        password_title = "Master password", "Mot de passe principal";
        password_text = "Your keys stay the same; other devices must log in again.",
            "Vos clés restent les mêmes ; les autres appareils devront se reconnecter.";
        current_password = "Current master password", "Mot de passe principal actuel";
        current_missing = "Enter your current master password.", "Saisissez votre mot de passe principal actuel.";
        new_password = "New master password", "Nouveau mot de passe principal";
        change_password = "Change master password", "Changer le mot de passe principal";
        changing = "Deriving keys…", "Calcul des clés…";
        password_changed = "Master password changed. Log in with the new one.",
            "Mot de passe principal changé. Connectez-vous avec le nouveau.";

        two_step_title = "Two-step login", "Connexion en deux étapes";
        two_step_off = "Off. A stolen password is enough to log in.", "Désactivée. Un mot de passe volé suffit pour se connecter.";
        two_step_on = "On, by authenticator app.", "Activée, par application d’authentification.";
        two_step_turn_on = "Turn on", "Activer";
        two_step_turn_off = "Turn off", "Désactiver";
        two_step_show_recovery = "Show recovery code", "Afficher le code de récupération";
        two_step_scan = "Scan this with an authenticator app, or type the key into it.",
            "Scannez ceci avec une application d’authentification, ou saisissez-y la clé.";
        two_step_qr = "QR code for the authenticator app", "Code QR pour l’application d’authentification";
        two_step_key = "Key", "Clé";
        two_step_code = "Code shown by the app", "Code affiché par l’application";
        two_step_code_missing = "Enter the 6 digits.", "Saisissez les 6 chiffres.";
        two_step_now_on = "Two-step login is on.", "La connexion en deux étapes est activée.";
        two_step_now_off = "Two-step login is off.", "La connexion en deux étapes est désactivée.";
        two_step_off_text = "From then on your master password alone is enough to log in.",
            "Votre mot de passe principal suffira alors pour se connecter.";
        recovery_title = "Recovery code", "Code de récupération";
        recovery_text = "Keep it somewhere safe, outside this vault. It lets you in once if you lose the authenticator app.",
            "Gardez-le en lieu sûr, hors de ce coffre. Il vous laisse entrer une fois si vous perdez l’application d’authentification.";

        fingerprint_title = "Fingerprint phrase", "Phrase d’empreinte";
        fingerprint_text = "Who confirms you into an organization or provider compares these words with you, over another channel, to be sure that the key is yours.",
            "Qui vous confirme dans une organisation ou chez un fournisseur compare ces mots avec vous, par un autre canal, pour s’assurer que la clé est la vôtre.";

        purge_title = "Empty vault", "Vider le coffre";
        purge_text = "Deletes all your own items and folders for good, those in the trash too, with their attachments. Items of organizations stay. This cannot be undone.",
            "Supprime définitivement tous vos propres éléments et dossiers, ceux de la corbeille aussi, avec leurs pièces jointes. Les éléments des organisations restent. Cette action est irréversible.";
        purge_action = "Delete all my items", "Supprimer tous mes éléments";
        purged = "Your vault is empty.", "Votre coffre est vide.";
        delete_title = "Delete account", "Supprimer le compte";
        delete_text = "Deletes your account and your own items for good. Items of organizations stay with them.",
            "Supprime définitivement votre compte et vos propres éléments. Les éléments des organisations leur restent.";
        delete_action = "Delete account", "Supprimer le compte";
        deleted = "Your account has been deleted.", "Votre compte a été supprimé.";

        prove_text = "Enter your master password to go on.", "Saisissez votre mot de passe principal pour continuer.";

        preferences_title = "Preferences", "Préférences";
        preferences_lede = "For this browser.", "Pour ce navigateur.";
        language = "Language", "Langue";
        theme = "Appearance", "Apparence";
        lock_after = "End the session after", "Terminer la session après";
        lock_after_help = "Without a touch of mouse or keyboard. Reloading the page always locks.",
            "Sans toucher à la souris ni au clavier. Recharger la page verrouille toujours.";
        minutes(count: u32) =
            if count == 1 { "1 minute".to_owned() } else if count.is_multiple_of(60) && count > 60 { format!("{} hours", count / 60) }
                else if count == 60 { "1 hour".to_owned() } else { format!("{count} minutes") },
            if count == 1 { "1 minute".to_owned() } else if count.is_multiple_of(60) && count > 60 { format!("{} heures", count / 60) }
                else if count == 60 { "1 heure".to_owned() } else { format!("{count} minutes") };
        never = "Never", "Jamais";
        idle_end = "What happens then", "Que se passe-t-il alors";
        idle_end_help = "A locked session opens with the master password. After logging out, the address is asked for too, and the second step where this browser is not remembered.",
            "Une session verrouillée s’ouvre avec le mot de passe principal. Après une déconnexion, l’adresse est aussi demandée, et la deuxième étape si ce navigateur n’est pas mémorisé.";
        idle_lock = "Lock", "Verrouiller";
        idle_log_out = "Log out", "Déconnecter";
        sites = "Pictures of websites", "Images des sites web";
        sites_help = "They come from your own server, which asks the websites itself: they do not see you, but the server learns the names of the sites.",
            "Elles viennent de votre propre serveur, qui interroge lui-même les sites\u{a0}: ceux-ci ne vous voient pas, mais le serveur apprend le nom des sites.";
        sites_shown = "Show", "Afficher";
        sites_hidden = "Do not show", "Ne pas afficher";
    }
}
