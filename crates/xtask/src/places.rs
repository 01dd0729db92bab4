//! Where things are: the checkout, the build results, the tools, the cache outside the checkout.
//! It knows no names of tools; it only joins paths.

use crate::steps::{Failed, failed};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub struct Places {
    /// The checkout.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// Tools that this project compiled for itself.
    pub tools: PathBuf,
    /// Fingerprints, logs and the databases of test runs.
    pub state: PathBuf,
}

impl Places {
    pub fn find() -> Result<Places, Failed> {
        // Asked at run time first: checkouts that share a target folder run one and the same binary.
        let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let Some(root) = crate_folder.ancestors().nth(2).map(Path::to_path_buf) else {
            return failed("the checkout's folder has no parent");
        };
        let cache = std::env::var_os("CLAVIGER_CACHE")
            .filter(|value| !value.is_empty())
            .map(PathBuf::from);
        let target = match std::env::var_os("CARGO_TARGET_DIR").filter(|value| !value.is_empty()) {
            Some(folder) => root.join(folder),
            None => cache
                .as_ref()
                .map_or_else(|| root.join("target"), |cache| cache.join("target")),
        };
        let tools = cache
            .as_ref()
            .map_or_else(|| target.join("tools"), |cache| cache.join("tools"));
        let state = root.join("target").join("xtask");
        std::fs::create_dir_all(&state)?;
        Ok(Places {
            root,
            target,
            tools,
            state,
        })
    }

    /// Our tools first, then those that npm brought, then the machine's.
    pub fn path(&self) -> OsString {
        let mut folders = vec![
            self.tools.join("bin"),
            self.root.join("node_modules").join(".bin"),
        ];
        if let Some(machine) = std::env::var_os("PATH") {
            folders.extend(std::env::split_paths(&machine));
        }
        std::env::join_paths(folders).unwrap_or_default()
    }

    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
