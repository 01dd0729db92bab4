//! The macro that declares a plaintext struct beside its wire twin and derives seal and open from one field list.
//! Refuses to know: what the fields mean.

/// `sealed` fields are EncStrings on the wire and text here; `plain` ones are the same on both sides.
macro_rules! twin {
    (
        $(#[$doc:meta])*
        $name:ident at $place:literal;
        sealed { $($sealed:ident),* $(,)? }
        plain { $($plain:ident: $type:ty),* $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, zeroize::Zeroize, zeroize::ZeroizeOnDrop)]
        pub struct $name {
            $(pub $sealed: Option<String>,)*
            $(pub $plain: $type,)*
            pub extra: crate::item::Extra,
        }

        impl $name {
            pub(super) async fn seal<E: crate::Engine>(
                &self,
                sealer: &crate::item::seal::Sealer<'_, E>,
            ) -> Result<wire::cipher::$name, crate::item::SealError> {
                Ok(wire::cipher::$name {
                    $($sealed: sealer.text(self.$sealed.as_deref()).await?,)*
                    $($plain: self.$plain.clone(),)*
                    extra: sealer.extra(&self.extra).await?,
                })
            }

            #[allow(unused_variables, reason = "a kind may have nothing sealed")]
            pub(super) async fn open<E: crate::Engine>(
                opener: &mut crate::item::seal::Opener<'_, E>,
                sealed: &wire::cipher::$name,
            ) -> Self {
                Self {
                    $($sealed: opener.text(concat!($place, ".", stringify!($sealed)), sealed.$sealed.as_ref()).await,)*
                    $($plain: sealed.$plain.clone(),)*
                    extra: crate::item::Extra(sealed.extra.clone()),
                }
            }
        }
    };
}

pub(super) use twin;
