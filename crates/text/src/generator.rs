//! The generator: passwords, passphrases, usernames. Refuses to know: how they are made.

sentences! {
    /// Words of the generator (features.md 4.7).
    Generator {
        title = "Generator", "Générateur";
        lede = "Made in this browser; nothing is sent anywhere.", "Produit dans ce navigateur ; rien n’est envoyé.";
        what = "What to generate", "Que générer";
        password = "Password", "Mot de passe";
        passphrase = "Passphrase", "Phrase secrète";
        username = "Username", "Nom d’utilisateur";
        made = "Generated", "Généré";
        again = "Generate another", "En générer un autre";
        copy = "Copy", "Copier";
        copied = "Copied. The clipboard is cleared in 30 seconds.", "Copié. Le presse-papiers sera vidé dans 30 secondes.";
        not_copied = "The browser did not allow copying.", "Le navigateur n’a pas permis la copie.";
        generate_password = "Generate a password", "Générer un mot de passe";
        generate_username = "Generate a username", "Générer un nom d’utilisateur";
        take = "Use this one", "Utiliser celui-ci";
        options = "Options", "Options";

        length = "Length", "Longueur";
        upper = "Capital letters (A–Z)", "Majuscules (A–Z)";
        lower = "Small letters (a–z)", "Minuscules (a–z)";
        digits = "Digits (0–9)", "Chiffres (0–9)";
        special = "Special characters (!@#$%^&*)", "Caractères spéciaux (!@#$%^&*)";
        min_digits = "At least this many digits", "Nombre minimal de chiffres";
        min_special = "At least this many special characters", "Nombre minimal de caractères spéciaux";
        avoid = "Avoid characters that look alike (I, l, 1, O, 0)", "Éviter les caractères qui se ressemblent (I, l, 1, O, 0)";
        words = "Number of words", "Nombre de mots";
        separator = "Word separator", "Séparateur de mots";
        capitalize = "Capitalize each word", "Majuscule à chaque mot";
        number = "Include a number", "Inclure un chiffre";
        way = "Kind of username", "Genre de nom d’utilisateur";
        random_word = "Random word", "Mot au hasard";
        plus = "Plus-addressed email", "Adresse e-mail avec « + »";
        plus_help = "Your provider delivers name+anything@… to you.", "Votre fournisseur vous remet nom+quelquechose@….";
        catch_all = "Catch-all email", "Adresse e-mail attrape-tout";
        catch_all_help = "A domain of yours that receives every name.", "Un de vos domaines qui reçoit tous les noms.";
        email = "Your email", "Votre adresse e-mail";
        domain = "Your domain", "Votre domaine";
        capital = "Capital first letter", "Majuscule initiale";

        weak = "Weak", "Faible";
        fair = "Fair", "Moyen";
        good = "Good", "Bon";
        strong = "Strong", "Fort";
        bits(n: u32) = format!("{n} bits: as hard to guess as {n} tosses of a coin"),
            format!("{n} bits : aussi difficile à deviner que {n} lancers d’une pièce");

        history = "History", "Historique";
        history_empty = "What you copy or use appears here until you lock.", "Ce que vous copiez ou utilisez apparaît ici jusqu’au verrouillage.";
        history_note = "Kept in this tab’s memory until you lock; 200 at most.", "Gardé dans la mémoire de cet onglet jusqu’au verrouillage ; 200 au maximum.";
        clear_history = "Clear history", "Effacer l’historique";
    }
}
