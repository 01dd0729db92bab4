//! The Vaults page: filters, search, folders, empty lists. Refuses to know: items' fields.

use crate::plural::plural;

sentences! {
    /// Words of the Vaults page.
    Vaults {
        // The query language (V-32).
        query_help = "How to search with “>”", "Comment chercher avec « > »";
        query_looking = "Looking inside the items…", "Recherche à l’intérieur des éléments…";
        query_field = "the word in one field", "le mot dans un seul champ";
        query_signs = "+ must be there, - must not; without a sign one of the words is enough",
            "+ doit y être, - ne doit pas y être ; sans signe, un seul des mots suffit";
        query_star = "* stands for any letters", "* remplace n’importe quelles lettres";
        query_fuzzy = "so many letters may differ", "autant de lettres peuvent différer";
        query_phrase = "words that stand together", "des mots qui se suivent";
        query_any = "anything at all in this field", "n’importe quoi dans ce champ";
        query_fields = "Fields: name, subtitle, username, uri, notes, fields, attachments, id, organization. Passwords and hidden fields are never searched.",
            "Champs : name, subtitle, username, uri, notes, fields, attachments, id, organization. Les mots de passe et les champs masqués ne sont jamais parcourus.";
        title = "Vaults", "Coffres";
        filters = "Filters", "Filtres";
        open_filters = "Show filters", "Afficher les filtres";
        vaults = "Vaults", "Coffres";
        all_vaults = "All vaults", "Tous les coffres";
        my_vault = "My vault", "Mon coffre";
        suspended = "Suspended", "Suspendue";
        all_items = "All items", "Tous les éléments";
        types = "Types", "Types";
        favorites = "Favourites", "Favoris";
        logins = "Logins", "Identifiants";
        cards = "Cards", "Cartes";
        identities = "Identities", "Identités";
        notes = "Notes", "Notes";
        ssh_keys = "SSH keys", "Clés SSH";
        folders = "Folders", "Dossiers";
        collections = "Collections", "Collections";
        archive = "Archive", "Archives";
        archive_note = "Archived items are left out of your lists and searches. Others who share them still see them.",
            "Les éléments archivés n’apparaissent ni dans vos listes ni dans vos recherches. Ceux qui les partagent les voient toujours.";
        trash = "Trash", "Corbeille";
        collapse(what: &str) = format!("Collapse {what}"), format!("Replier {what}");
        expand(what: &str) = format!("Expand {what}"), format!("Déplier {what}");

        // Search placeholders name the filter (V-10).
        search_all = "Search all vaults", "Rechercher dans tous les coffres";
        search_mine = "Search my vault", "Rechercher dans mon coffre";
        search_in(what: &str) = format!("Search in {what}"), format!("Rechercher dans {what}");
        search_label = "Search items", "Rechercher des éléments";
        clear_search = "Clear search", "Effacer la recherche";
        results(n: u64, shown: &str) = format!("{shown} {}", plural(crate::Lang::En, n, "item", "items")),
            format!("{shown} {}", plural(crate::Lang::Fr, n, "élément", "éléments"));

        // New.
        new = "New", "Nouveau";
        new_folder = "New folder", "Nouveau dossier";
        edit_folder = "Rename folder", "Renommer le dossier";
        edit_folder_n(name: &str) = format!("Rename folder {name}"), format!("Renommer le dossier {name}");
        folder_name = "Folder name", "Nom du dossier";
        folder_help = "Nest folders with “/”: Clients/Lyon.", "Imbriquez les dossiers avec « / » : Clients/Lyon.";
        folder_saved = "Folder saved", "Dossier enregistré";
        folder_deleted = "Folder deleted", "Dossier supprimé";
        delete_folder = "Delete folder", "Supprimer le dossier";
        ask_delete_folder(name: &str) = format!("Delete the folder “{name}”?"), format!("Supprimer le dossier « {name} » ?");
        ask_delete_folder_more = "Its items stay, without a folder.", "Ses éléments restent, sans dossier.";
        folder_name_required = "Give the folder a name.", "Donnez un nom au dossier.";
        move_title(n: u64) = format!("Move {n} {} to a folder", plural(crate::Lang::En, n, "item", "items")),
            format!("Déplacer {n} {} vers un dossier", plural(crate::Lang::Fr, n, "élément", "éléments"));
        move_go = "Move", "Déplacer";
        folder_broken = "Folder that can’t be opened", "Dossier impossible à ouvrir";
        collection_broken = "Collection that can’t be opened", "Collection impossible à ouvrir";

        // Empty lists, one per filter (V-27).
        empty_all_title = "Your vault is empty", "Votre coffre est vide";
        empty_all_text = "Add your first login, card, note or identity. It is sealed in this browser before it leaves it.",
            "Ajoutez votre premier identifiant, carte, note ou identité. Il est scellé dans ce navigateur avant d’en sortir.";
        empty_organization_title = "Nothing shared with you here", "Rien n’est partagé avec vous ici";
        empty_organization_text(name: &str) = format!("When someone at {name} adds items to your collections, they appear here."),
            format!("Lorsque quelqu’un de {name} ajoutera des éléments à vos collections, ils apparaîtront ici.");
        empty_kind_title = "No items of this type", "Aucun élément de ce type";
        empty_kind_text = "Items of this type appear here once you add them.", "Les éléments de ce type apparaîtront ici dès que vous en ajouterez.";
        empty_favorites_title = "No favourites", "Aucun favori";
        empty_favorites_text = "Mark the items you use most as favourites to find them here.",
            "Marquez comme favoris les éléments que vous utilisez le plus pour les retrouver ici.";
        empty_folder_title = "This folder is empty", "Ce dossier est vide";
        empty_folder_text = "Move items here from their menu.", "Déplacez-y des éléments depuis leur menu.";
        empty_no_folder_title = "Every item has a folder", "Tous les éléments ont un dossier";
        empty_no_folder_text = "Items without a folder appear here.", "Les éléments sans dossier apparaissent ici.";
        empty_collection_title = "This collection is empty", "Cette collection est vide";
        empty_collection_text = "Items added to this collection appear here.", "Les éléments ajoutés à cette collection apparaissent ici.";
        empty_archive_title = "Nothing is archived", "Rien n’est archivé";
        empty_archive_text = "Archive what you no longer use but want to keep: it leaves your lists and searches.",
            "Archivez ce que vous n’utilisez plus mais voulez garder : il quitte vos listes et vos recherches.";
        empty_trash_title = "The trash is empty", "La corbeille est vide";
        empty_trash_text = "Items you delete stay here until you delete them permanently.", "Les éléments supprimés restent ici jusqu’à leur suppression définitive.";
        empty_search_title = "Nothing found", "Aucun résultat";
        empty_search_text(what: &str) = format!("No item here matches “{what}”."), format!("Aucun élément ici ne correspond à « {what} ».");
        trash_note = "Items here appear in no other list. Restore them, or delete them permanently.",
            "Les éléments d’ici n’apparaissent dans aucune autre liste. Restaurez-les, ou supprimez-les définitivement.";

        // Loading.
        loading = "Opening your vault…", "Ouverture de votre coffre…";
        loading_n(done: &str, all: &str) = format!("{done} of {all} items opened"), format!("{done} éléments ouverts sur {all}");
        load_failed = "Your vault could not be loaded", "Votre coffre n’a pas pu être chargé";
        try_again = "Try again", "Réessayer";
        suspended_title(name: &str) = format!("{name} is suspended"), format!("{name} est suspendue");
        suspended_text = "Its items can’t be used for now. Ask an owner of the organization, or its provider.",
            "Ses éléments ne sont pas utilisables pour l’instant. Adressez-vous à un propriétaire de l’organisation ou à son fournisseur.";
    }
}
