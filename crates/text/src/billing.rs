//! Sentences of the provider's billing pages and of its defaults. Refuses to know: amounts; they come formatted.

use crate::Lang;
use crate::plural::plural;

sentences! {
    /// Billing of a provider.
    Billing {
        first_lines(shown: usize, all: usize) = format!("The first {shown} of {all} lines. Print and CSV have them all."), format!("Les {shown} premières lignes sur {all}. L’impression et le CSV les contiennent toutes.");
        more_lines = "Show more lines", "Afficher plus de lignes";
        subscription = "Subscription", "Abonnement";
        subscription_lede = "The seats that this provider holds, plan by plan.", "Les licences de ce fournisseur, formule par formule.";
        status = "Status", "État";
        active = "Active", "Actif";
        suspended = "Suspended", "Suspendu";
        next_statement = "Next statement", "Prochain relevé";
        plan = "Plan", "Formule";
        minimum = "Minimum", "Minimum";
        assigned = "Assigned to clients", "Attribuées aux clients";
        unassigned = "Unassigned", "Non attribuées";
        beyond = "Beyond the minimum", "Au-delà du minimum";
        seat_price = "Per seat and month", "Par licence et mois";
        base_price = "Per client and month", "Par client et mois";
        cost = "Per month", "Par mois";
        total = "Total per month", "Total par mois";
        no_price = "Not priced", "Sans prix";
        no_plans = "No plans yet", "Aucune formule";
        no_plans_text = "The operator of this server defines plans and prices.", "L’opérateur de ce serveur définit les formules et les prix.";
        pool_text = "The minimum is billed even when it is not assigned. Seats beyond it are billed as long as clients hold them.",
            "Le minimum est facturé même s’il n’est pas attribué. Les licences au-delà le sont tant que des clients les détiennent.";

        statements = "Statements", "Relevés";
        statements_lede = "What each client held in a month, recorded every day.", "Ce que chaque client a détenu dans le mois, relevé chaque jour.";
        month = "Month", "Mois";
        clients = "Clients", "Clients";
        amount = "Amount", "Montant";
        state = "State", "État";
        running = "Running", "En cours";
        closed = "Closed", "Clos";
        no_statements = "No statement yet", "Aucun relevé";
        no_statements_text = "Seats are recorded every day; the first statement appears with the first client.",
            "Les licences sont relevées chaque jour ; le premier relevé apparaît avec le premier client.";
        statement_of(month: &str) = format!("Statement for {month}"), format!("Relevé de {month}");
        back = "All statements", "Tous les relevés";
        print = "Print", "Imprimer";
        export = "Export CSV", "Exporter en CSV";
        issued_for(name: &str, email: &str) = format!("{name}, {email}"), format!("{name}, {email}");
        closed_on(date: &str) =
            format!("Closed on {date}: its figures no longer change."),
            format!("Clos le {date} : ses chiffres ne changent plus.");
        still_running(recorded: i64, days: i64) =
            format!("Running: {recorded} of {days} days are recorded."),
            format!("En cours : {recorded} {} sur {days}.", plural(Lang::Fr, recorded.unsigned_abs(), "jour relevé", "jours relevés"));
        client = "Client", "Client";
        days = "Days", "Jours";
        assigned_average = "Assigned, average", "Attribuées, moyenne";
        assigned_peak = "Assigned, peak", "Attribuées, maximum";
        assigned_end = "Assigned, end", "Attribuées, fin";
        used_average = "Used, average", "Utilisées, moyenne";
        used_peak = "Used, peak", "Utilisées, maximum";
        used_end = "Used, end", "Utilisées, fin";
        minimums = "Seats prepaid and not assigned", "Licences prépayées et non attribuées";
        unassigned_average = "Unassigned, average", "Non attribuées, moyenne";
        sum = "Total", "Total";
        no_lines = "No client in this month", "Aucun client ce mois-ci";

        defaults = "Defaults for new clients", "Valeurs par défaut des nouveaux clients";
        defaults_text = "Used when a client is created or imported without saying otherwise.",
            "Appliquées quand un client est créé ou importé sans autre indication.";
        default_plan = "Plan", "Formule";
        default_seats = "Seats", "Licences";
        default_access = "Item access", "Accès aux éléments";
        none = "No default", "Aucune";
        defaults_saved = "Defaults saved.", "Valeurs par défaut enregistrées.";
    }
}
