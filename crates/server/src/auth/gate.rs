//! Limits on guessing: attempts per (address, account). Refuses to know: whether an attempt was right.

use crate::auth::password::Hasher;
use crate::config::Config;
use crate::error::{Error, Result};
use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;

/// After a first burst; three of a million codes are right at any moment.
const CODES_PER_HOUR: NonZeroU32 = NonZeroU32::new(20).expect("twenty is not zero");

/// Websites asked for their picture for one address: a large vault scrolled through once, then a slow one.
const SITES_PER_MINUTE: NonZeroU32 = NonZeroU32::new(60).expect("sixty is not zero");
const SITES_AT_ONCE: NonZeroU32 = NonZeroU32::new(600).expect("not zero");

type Limiter = RateLimiter<String, DashMapStateStore<String>, DefaultClock>;

pub struct Gates {
    account: Limiter,
    address: Limiter,
    code: Limiter,
    operator: Limiter,
    icon: Limiter,
    pub passwords: Hasher,
}

impl Gates {
    pub fn new(config: &Config) -> Self {
        let attempts = NonZeroU32::new(config.attempts).unwrap_or(NonZeroU32::MIN);
        // One address may try several accounts (an office behind one router), but not a whole list of them.
        let many = attempts.saturating_mul(NonZeroU32::MIN.saturating_add(9));
        Self {
            account: RateLimiter::keyed(Quota::per_minute(attempts)),
            address: RateLimiter::keyed(Quota::per_minute(many)),
            code: RateLimiter::keyed(Quota::per_hour(CODES_PER_HOUR).allow_burst(attempts)),
            operator: RateLimiter::keyed(Quota::per_minute(
                NonZeroU32::new(config.operator_attempts).unwrap_or(NonZeroU32::MIN),
            )),
            icon: RateLimiter::keyed(Quota::per_minute(SITES_PER_MINUTE).allow_burst(SITES_AT_ONCE)),
            passwords: Hasher::new(),
        }
    }

    /// Counts one attempt at a door for an account, and one for the address over all accounts.
    pub fn pass(&self, door: &str, ip: IpAddr, account: &str) -> Result<()> {
        let from = network(ip);
        self.address
            .check_key(&format!("{door} {from}"))
            .map_err(|_| Error::TooMany)?;
        self.account
            .check_key(&format!("{door} {from} {account}"))
            .map_err(|_| Error::TooMany)
    }

    /// Counts one guess at a six-digit code, from wherever it comes: who knows the password already could otherwise try
    /// them from many addresses.
    pub fn pass_code(&self, account: &str) -> Result<()> {
        self.code
            .check_key(&account.to_owned())
            .map_err(|_| Error::TooMany)
    }

    /// Counts one guess at the operator's token, which opens every provider.
    pub fn pass_operator(&self, ip: IpAddr) -> Result<()> {
        self.operator.check_key(&network(ip)).map_err(|_| Error::TooMany)
    }

    /// Counts one website that is asked because of this address.
    pub fn pass_icon(&self, ip: IpAddr) -> Result<()> {
        self.icon.check_key(&network(ip)).map_err(|_| Error::TooMany)
    }

    /// Forgets those who have not tried for a while.
    pub fn sweep(&self) {
        self.account.retain_recent();
        self.address.retain_recent();
        self.code.retain_recent();
        self.operator.retain_recent();
        self.icon.retain_recent();
    }
}

/// One household or company: the IPv4 address, or the /64 of an IPv6 address.
fn network(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => {
                let s = v6.segments();
                format!("{:x}:{:x}:{:x}:{:x}::", s[0], s[1], s[2], s[3])
            }
        },
    }
}
