//! "Atelier Lumière", the lively client: a workshop with people of every role and status and nested collections.
//! (Custom roles need an Enterprise plan; this client has Teams.) Refuses to know: the provider's side.

use super::PASSWORD;
use crate::Result;
use crate::items::{Draft, card, identity, login, note, ssh_key};
use crate::organization::{edit, look, manage};
use crate::person::{Door, Person};
use std::collections::HashMap;
use wire::collection::Access;
use wire::member::role;
use wire::{CollectionId, OrgId};

pub const OWNER: &str = "lucie@atelier.example";
pub const PAUL: &str = "paul@atelier.example";
pub const MARC: &str = "marc@atelier.example";
pub const CLAIRE: &str = "claire@atelier.example";
pub const NOE: &str = "noe@atelier.example";
pub const INES: &str = "ines@atelier.example";
const TRAINEE: &str = "stagiaire@atelier.example";

/// A slash nests (V-18).
const COLLECTIONS: [&str; 8] = [
    "Direction",
    "Direction/Banque",
    "Direction/Contrats",
    "Production",
    "Production/Machines",
    "Production/Réseau",
    "Boutique",
    "Boutique/Fournisseurs",
];

/// Fills the organization; answers Paul, who keeps items of his own.
pub fn fill(server: &str, lucie: &Person, organization: &OrgId) -> Result<Person> {
    let here = Here {
        server,
        lucie,
        organization,
        collections: collections(lucie, organization)?,
    };
    let paul = here.people()?;
    for (name, collection, draft) in logins().into_iter().chain(others()?) {
        let collections = [here.collections[collection].clone()];
        let id = lucie.make_shared_item(draft, organization, &collections)?;
        if name == Fate::Trash {
            lucie.trash(&id)?;
        }
    }
    Ok(paul)
}

fn collections(lucie: &Person, organization: &OrgId) -> Result<HashMap<&'static str, CollectionId>> {
    let mine = lucie.membership(organization)?;
    let mut made = HashMap::new();
    for name in COLLECTIONS {
        let id = lucie.make_collection(organization, name, vec![manage(&mine)])?;
        made.insert(name, id);
    }
    Ok(made)
}

struct Here<'a> {
    server: &'a str,
    lucie: &'a Person,
    organization: &'a OrgId,
    collections: HashMap<&'static str, CollectionId>,
}

impl Here<'_> {
    fn people(&self) -> Result<Person> {
        self.member("Marc Dubois", MARC, role::ADMIN, vec![])?;
        let two = vec![
            self.grant(edit, "Production/Machines"),
            self.grant(manage, "Boutique"),
        ];
        let paul = self.member("Paul Petit", PAUL, role::USER, two)?;
        let one = vec![self.grant(look, "Boutique/Fournisseurs")];
        self.member("Claire Leroy", CLAIRE, role::USER, one)?;

        let waiting = vec![self.grant(look, "Production")];
        let link = self
            .lucie
            .invite_member(self.organization, NOE, role::USER, waiting)?;
        let noe = Person::register(self.server, "Noé Garnier", NOE, PASSWORD, &Door::Member(&link))?;
        noe.accept_membership(&link)?;

        let link = self
            .lucie
            .invite_member(self.organization, INES, role::USER, vec![])?;
        self.join("Inès Moreau", INES, &link)?;
        self.lucie.revoke_member(&link)?;

        self.lucie
            .invite_member(self.organization, TRAINEE, role::USER, vec![])?;
        Ok(paul)
    }

    fn member(&self, name: &str, email: &str, role: u8, collections: Vec<Access>) -> Result<Person> {
        let link = self
            .lucie
            .invite_member(self.organization, email, role, collections)?;
        self.join(name, email, &link)
    }

    fn join(&self, name: &str, email: &str, link: &crate::invitation::Link) -> Result<Person> {
        let person = Person::register(self.server, name, email, PASSWORD, &Door::Member(link))?;
        person.accept_membership(link)?;
        self.lucie.confirm_member(link)?;
        Ok(person)
    }

    fn grant(&self, right: fn(&str) -> Access, collection: &str) -> Access {
        right(self.collections[collection].as_str())
    }
}

#[derive(PartialEq, Eq)]
enum Fate {
    Keep,
    Trash,
}

fn logins() -> Vec<(Fate, &'static str, Draft)> {
    const PLAIN: [(&str, &str, &str, &str); 24] = [
        (
            "Direction",
            "Impots.gouv",
            "atelier-lumiere",
            "https://www.impots.example",
        ),
        (
            "Direction",
            "Urssaf",
            "atelier@atelier.example",
            "https://www.urssaf.example",
        ),
        (
            "Direction",
            "Mutuelle",
            "lucie.martin",
            "https://mutuelle.example",
        ),
        (
            "Direction",
            "Registraire du domaine",
            "lucie@atelier.example",
            "https://registrar.example",
        ),
        (
            "Direction/Banque",
            "Banque de l’Atelier",
            "40127718",
            "https://banque.example",
        ),
        (
            "Direction/Banque",
            "Terminal de paiement",
            "boutique-01",
            "https://paiement.example/login",
        ),
        (
            "Direction/Contrats",
            "Signature électronique",
            "lucie@atelier.example",
            "https://signature.example",
        ),
        (
            "Direction/Contrats",
            "Assurance",
            "AT-99120",
            "https://assurance.example",
        ),
        (
            "Production",
            "Logiciel de découpe",
            "production",
            "https://decoupe.example",
        ),
        (
            "Production",
            "Suivi des commandes",
            "marc@atelier.example",
            "https://commandes.atelier.example",
        ),
        (
            "Production/Machines",
            "Découpe laser",
            "operateur",
            "http://10.12.0.21",
        ),
        (
            "Production/Machines",
            "Imprimante 3D",
            "operateur",
            "http://10.12.0.22",
        ),
        (
            "Production/Machines",
            "Four à verre",
            "technique",
            "http://10.12.0.23",
        ),
        (
            "Production/Réseau",
            "Routeur du siège",
            "admin",
            "https://10.12.0.1",
        ),
        (
            "Production/Réseau",
            "Commutateur du 2ᵉ étage",
            "admin",
            "https://10.12.0.2",
        ),
        (
            "Production/Réseau",
            "Wi-Fi invités",
            "invites",
            "https://10.12.0.3",
        ),
        (
            "Production/Réseau",
            "Sauvegarde",
            "sauvegarde",
            "https://sauvegarde.atelier.example",
        ),
        (
            "Boutique",
            "Boutique en ligne",
            "boutique@atelier.example",
            "https://boutique.atelier.example/admin",
        ),
        (
            "Boutique",
            "Réseau social",
            "atelier.lumiere",
            "https://social.example",
        ),
        (
            "Boutique",
            "Lettre d’information",
            "boutique@atelier.example",
            "https://lettres.example",
        ),
        ("Boutique", "Caisse", "caisse-1", "https://caisse.example"),
        (
            "Boutique/Fournisseurs",
            "Verrerie du Nord",
            "C-20418",
            "https://verrerie.example",
        ),
        (
            "Boutique/Fournisseurs",
            "Ampoules & Cie",
            "atelier",
            "https://ampoules.example",
        ),
        (
            "Boutique/Fournisseurs",
            "Papier d’emballage",
            "atelier-lumiere",
            "https://emballage.example",
        ),
    ];
    let mut all: Vec<_> = PLAIN
        .into_iter()
        .map(|(collection, name, user, uri)| (Fate::Keep, collection, login(name, user, &[uri])))
        .collect();
    all.push((
        Fate::Keep,
        "Direction/Banque",
        login(
            "Comptabilité",
            "lucie@atelier.example",
            &["https://compta.example", "https://app.compta.example"],
        )
        .totp("JBSWY3DPEHPK3PXP")
        .field(1, "Code client", "778-120")
        .guarded(),
    ));
    all.push((
        Fate::Keep,
        "Boutique",
        login(
            "Messagerie partagée",
            "contact@atelier.example",
            &["https://mail.example"],
        )
        .totp("otpauth://totp/Messagerie:contact?secret=GEZDGNBVGY3TQOJQ&issuer=Messagerie")
        .notes("Boîte lue par Paul et Claire."),
    ));
    all.push((
        Fate::Trash,
        "Boutique",
        login("Ancienne boutique", "admin", &["https://ancienne.example"]),
    ));
    all
}

fn others() -> Result<Vec<(Fate, &'static str, Draft)>> {
    let mut all = vec![
        (
            Fate::Keep,
            "Direction/Banque",
            card(
                "Carte de l’atelier",
                "Lucie Martin",
                "Visa",
                "4242424242424242",
                ("9", "2028"),
            )
            .guarded(),
        ),
        (
            Fate::Keep,
            "Boutique",
            card(
                "Carte des achats",
                "Paul Petit",
                "Mastercard",
                "5555555555554444",
                ("4", "2027"),
            ),
        ),
        (
            Fate::Keep,
            "Direction",
            identity(
                "Lucie Martin",
                ("Mme", "Lucie", "Martin"),
                "12 rue des Vitraux",
                ("69001", "Lyon"),
            ),
        ),
        (
            Fate::Keep,
            "Boutique",
            identity(
                "Adresse de livraison",
                ("M.", "Paul", "Petit"),
                "14 rue des Vitraux",
                ("69001", "Lyon"),
            ),
        ),
        (
            Fate::Keep,
            "Direction/Contrats",
            note(
                "Bail de l’atelier",
                "Trois, six, neuf ; échéance le 30 juin 2029.",
            ),
        ),
        (
            Fate::Keep,
            "Production/Machines",
            note(
                "Procédure d’arrêt",
                "1. Four\n2. Laser\n3. Compresseur\n4. Tableau B",
            ),
        ),
        (
            Fate::Keep,
            "Boutique",
            note("Code de l’alarme", "Boutique 2580, réserve 0852"),
        ),
    ];
    for (collection, name, comment) in [
        ("Production/Réseau", "Serveur de fichiers", "lumiere@fichiers"),
        ("Production/Machines", "Commande de la découpe", "lumiere@decoupe"),
    ] {
        all.extend(ssh_key(name, comment).map(|draft| (Fate::Keep, collection, draft)));
    }
    Ok(all)
}
