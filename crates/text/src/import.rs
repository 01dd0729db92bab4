//! Sentences of importing clients from a spreadsheet. Refuses to know: files.

use crate::Lang;
use crate::plural::plural;

sentences! {
    /// Importing clients.
    Import {
        title = "Import clients", "Importer des clients";
        lede = "One client for each row of a CSV file.", "Un client par ligne d’un fichier CSV.";
        open = "Import from CSV", "Importer un CSV";
        choose = "Choose a file", "Choisir un fichier";
        choose_other = "Choose another file", "Choisir un autre fichier";
        file = "CSV file", "Fichier CSV";
        template = "Download a template", "Télécharger un modèle";
        columns = "Columns: name, owner email, plan (Teams or Enterprise), seats. Without plan or seats, the provider’s defaults are used. At most 5,000 rows.",
            "Colonnes : nom, e-mail du propriétaire, formule (Équipes ou Entreprise), licences. Sans formule ou licences, les valeurs par défaut du fournisseur s’appliquent. 5 000 lignes au plus.";
        checking = "Checking the file…", "Vérification du fichier…";
        nothing_yet = "Nothing is created before you say so.", "Rien n’est créé avant votre accord.";
        unreadable = "The file could not be read.", "Le fichier n’a pas pu être lu.";
        too_big = "This file is too big. Split it into files of at most 5,000 rows.", "Ce fichier est trop gros. Divisez-le en fichiers de 5 000 lignes au plus.";
        too_many(n: usize) =
            format!("This file has {n} rows. Split it into files of at most 5,000 rows."),
            format!("Ce fichier a {n} lignes. Divisez-le en fichiers de 5 000 lignes au plus.");
        encoding(line: usize) =
            format!("Line {line} is not in UTF-8. Save the file as “CSV UTF-8” and choose it again."),
            format!("La ligne {line} n’est pas en UTF-8. Enregistrez le fichier en « CSV UTF-8 » et choisissez-le à nouveau.");
        empty = "This file has no rows.", "Ce fichier n’a aucune ligne.";
        line = "Line", "Ligne";
        name = "Name", "Nom";
        owner = "Owner", "Propriétaire";
        plan = "Plan", "Formule";
        seats = "Seats", "Licences";
        state = "State", "État";
        ready = "Ready", "Prêt";
        making = "Creating…", "Création…";
        made = "Created", "Créé";
        result = "Result", "Résultat";
        link = "Owner’s invitation link", "Lien d’invitation du propriétaire";
        summary(ready: usize, wrong: usize) =
            format!("{ready} ready, {wrong} with problems"),
            format!("{ready} {}, {wrong} avec des problèmes", plural(Lang::Fr, ready as u64, "prête", "prêtes"));
        create(n: usize) =
            format!("Create {n} {}", plural(Lang::En, n as u64, "client", "clients")),
            format!("Créer {n} {}", plural(Lang::Fr, n as u64, "client", "clients"));
        none_ready = "No row can be created.", "Aucune ligne ne peut être créée.";
        progress(done: usize, of: usize) = format!("{done} of {of} done"), format!("{done} sur {of}");
        stop = "Stop", "Arrêter";
        stopped = "Stopped. What was created stays; the rest was not touched.", "Arrêté. Ce qui a été créé reste ; le reste n’a pas été touché.";
        finished(made: usize, failed: usize) =
            format!("{made} created, {failed} failed"),
            format!("{made} {}, {failed} {}", plural(Lang::Fr, made as u64, "créé", "créés"), plural(Lang::Fr, failed as u64, "échec", "échecs"));
        again(n: usize) = format!("Try {n} again"), format!("Réessayer {n}");
        results = "Save the results", "Enregistrer les résultats";
        to_clients = "To the clients", "Vers les clients";
        stay = "Keep this page open until it is done.", "Gardez cette page ouverte jusqu’à la fin.";
        pool(plan: &str, now: i64, then: i64) =
            format!("{plan}: {now} seats assigned now, {then} afterwards"),
            format!("{plan} : {now} licences attribuées aujourd’hui, {then} ensuite");
        pool_bought(n: i64) =
            format!("{n} more {} to be billed", plural(Lang::En, n.unsigned_abs(), "seat", "seats")),
            format!("{n} {} à facturer en plus", plural(Lang::Fr, n.unsigned_abs(), "licence", "licences"));
        plan_unknown(text: &str) = format!("“{text}” is no plan"), format!("« {text} » n’est pas une formule");
        seats_unknown(text: &str) = format!("“{text}” is no number of seats"), format!("« {text} » n’est pas un nombre de licences");
    }
}

impl Import {
    /// What is wrong with a row, by the server's code.
    pub fn problem(self, code: &str) -> &'static str {
        let (english, french) = match code {
            "name_too_long" => (
                "The name is longer than 50 characters",
                "Le nom dépasse 50 caractères",
            ),
            "name_unprintable" => (
                "The name has characters that cannot be shown",
                "Le nom contient des caractères qui ne peuvent pas être affichés",
            ),
            "bad_email" => (
                "The owner’s email is not an address",
                "L’e-mail du propriétaire n’est pas une adresse",
            ),
            "plan_not_sold" => (
                "This provider cannot manage that plan",
                "Ce fournisseur ne peut pas gérer cette formule",
            ),
            "seats_at_least_one" => ("At least one seat is needed", "Il faut au moins une licence"),
            "duplicate_name" => (
                "An earlier row has the same name",
                "Une ligne précédente porte le même nom",
            ),
            "name_taken" => (
                "There is already a client of this name",
                "Un client porte déjà ce nom",
            ),
            _ => ("This row is refused", "Cette ligne est refusée"),
        };
        match self.0 {
            Lang::En => english,
            Lang::Fr => french,
        }
    }

    /// The same, where a missing cell is named by its column.
    pub fn problem_of(self, field: &str, code: &str) -> String {
        if code != "required" {
            return self.problem(code).to_owned();
        }
        let column = match field {
            "name" => self.name(),
            "ownerEmail" => self.owner(),
            "planType" => self.plan(),
            _ => self.seats(),
        };
        match self.0 {
            Lang::En => format!("Missing: {column}"),
            Lang::Fr => format!("Manque : {column}"),
        }
    }
}
