//! Headings of the files people save for their accountant. Refuses to know: what stands below them.

sentences! {
    /// Columns of statements.
    Sheets {
        month = "Month", "Mois";
        client = "Client", "Client";
        id = "Id", "Identifiant";
        plan = "Plan", "Formule";
        days = "Days", "Jours";
        assigned_average = "Assigned, average", "Attribuées, moyenne";
        assigned_peak = "Assigned, peak", "Attribuées, maximum";
        assigned_at_end = "Assigned, at the end", "Attribuées, à la fin";
        used_average = "Used, average", "Utilisées, moyenne";
        used_peak = "Used, peak", "Utilisées, maximum";
        used_at_end = "Used, at the end", "Utilisées, à la fin";
        seat_price = "Price of a seat", "Prix d’une licence";
        base_price = "Price of a client", "Prix d’un client";
        currency = "Currency", "Devise";
        amount = "Amount", "Montant";
        prepaid = "Prepaid seats that no client held", "Licences prépayées qu’aucun client n’avait";
        total = "Total", "Total";
    }
}
