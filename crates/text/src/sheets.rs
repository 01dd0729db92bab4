//! Headings of the files people save for their accountant. Refuses to know: what stands below them.

sentences! {
    /// Columns of statements.
    Sheets {
        month = "Month", "Mois";
        client = "Client", "Client";
        id = "Id", "Identifiant";
        plan = "Plan", "Formule";
        days = "Days", "Jours";
        assigned_average = "Assigned, average", "Attribués, moyenne";
        assigned_peak = "Assigned, peak", "Attribués, maximum";
        assigned_at_end = "Assigned, at the end", "Attribués, à la fin";
        used_average = "Used, average", "Utilisés, moyenne";
        used_peak = "Used, peak", "Utilisés, maximum";
        used_at_end = "Used, at the end", "Utilisés, à la fin";
        seat_price = "Price of a seat", "Prix d’un siège";
        base_price = "Price of a client", "Prix d’un client";
        currency = "Currency", "Devise";
        amount = "Amount", "Montant";
        prepaid = "Prepaid seats that no client held", "Sièges prépayés qu’aucun client n’avait";
        total = "Total", "Total";
    }
}
