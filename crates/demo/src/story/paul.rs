//! What Paul keeps for himself: folders, favourites, something archived and something in the trash.
//! Refuses to know: the workshop he works for.

use crate::Result;
use crate::items::{Draft, card, identity, login, note, ssh_key};
use crate::person::Person;

pub fn fill(paul: &Person) -> Result<()> {
    let home = paul.make_folder("Maison")?;
    let travel = paul.make_folder("Voyages")?;
    let work = paul.make_folder("Travail")?;
    let kept: Vec<Draft> = vec![
        login("Messagerie", "paul.petit@mail.example", &["https://mail.example"])
            .favorite()
            .totp("KRSXG5CTMVRXEZLU"),
        login("Électricité", "0612-7781", &["https://energie.example"]).within(&home),
        login("Box Internet", "paul", &["http://192.168.1.1"]).within(&home),
        login("Bibliothèque", "2019-4471", &["https://bibliotheque.example"]).within(&home),
        login("Trains", "paul.petit@mail.example", &["https://trains.example"])
            .within(&travel)
            .favorite(),
        login("Hôtels", "paul.petit@mail.example", &["https://hotels.example"]).within(&travel),
        login("Vélos en libre-service", "paulp", &["https://velos.example"]).within(&travel),
        login(
            "Planning",
            "paul@atelier.example",
            &["https://planning.atelier.example"],
        )
        .within(&work),
        login("Forum des verriers", "paul_verre", &["https://forum.example"]).within(&work),
        card(
            "Ma carte",
            "Paul Petit",
            "Visa",
            "4000056655665556",
            ("2", "2028"),
        )
        .favorite()
        .guarded(),
        identity(
            "Moi",
            ("M.", "Paul", "Petit"),
            "3 quai de Saône",
            ("69009", "Lyon"),
        ),
        note("Digicode", "Rue : 48B21\nCave : 3310").within(&home),
        note("Numéros de série", "Vélo VX-1180\nAppareil photo 55-2041-A").guarded(),
    ];
    for draft in kept {
        paul.make_item(draft)?;
    }
    if let Some(draft) = ssh_key("Mon portable", "paul@portable") {
        paul.make_item(draft.within(&work))?;
    }
    let old = paul.make_item(login("Ancien opérateur", "paul", &["https://operateur.example"]))?;
    paul.trash(&old)?;
    let past = paul.make_item(login("Club de 2019", "ppetit", &["https://club.example"]))?;
    paul.archive(&past)
}
