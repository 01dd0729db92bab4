-- Providers, the logs, and mail that waits to be sent.
CREATE TABLE providers (
    id TEXT PRIMARY KEY,
    name TEXT,
    business_name TEXT,
    billing_email TEXT NOT NULL,
    status BIGINT NOT NULL,
    type BIGINT NOT NULL,
    enabled BOOLEAN NOT NULL DEFAULT TRUE,
    use_events BOOLEAN NOT NULL DEFAULT TRUE,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL
);

CREATE TABLE provider_users (
    id TEXT PRIMARY KEY,
    provider_id TEXT NOT NULL REFERENCES providers(id) ON DELETE CASCADE,
    user_id TEXT REFERENCES users(id) ON DELETE CASCADE,
    email TEXT,
    provider_key TEXT,
    status BIGINT NOT NULL,
    type BIGINT NOT NULL,
    permissions TEXT,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL
);
CREATE UNIQUE INDEX provider_users_person ON provider_users (provider_id, user_id) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX provider_users_email ON provider_users (provider_id, email) WHERE email IS NOT NULL;
CREATE INDEX provider_users_user ON provider_users (user_id);

CREATE TABLE provider_organizations (
    id TEXT PRIMARY KEY,
    provider_id TEXT NOT NULL REFERENCES providers(id) ON DELETE CASCADE,
    organization_id TEXT NOT NULL UNIQUE REFERENCES organizations(id) ON DELETE CASCADE,
    org_key TEXT,
    settings TEXT,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL
);
CREATE INDEX provider_organizations_provider ON provider_organizations (provider_id);

CREATE TABLE provider_plans (
    id TEXT PRIMARY KEY,
    provider_id TEXT NOT NULL REFERENCES providers(id) ON DELETE CASCADE,
    plan_type BIGINT NOT NULL,
    seat_minimum BIGINT NOT NULL,
    purchased_seats BIGINT NOT NULL,
    allocated_seats BIGINT NOT NULL,
    UNIQUE (provider_id, plan_type)
);

-- No foreign keys: the log outlives what it tells of.
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    type BIGINT NOT NULL,
    date BIGINT NOT NULL,
    user_id TEXT,
    acting_user_id TEXT,
    organization_id TEXT,
    provider_id TEXT,
    cipher_id TEXT,
    collection_id TEXT,
    group_id TEXT,
    policy_id TEXT,
    organization_user_id TEXT,
    provider_user_id TEXT,
    provider_organization_id TEXT,
    device_type BIGINT,
    ip TEXT
);
CREATE INDEX events_organization ON events (organization_id, date);
CREATE INDEX events_provider ON events (provider_id, date);
CREATE INDEX events_user ON events (user_id, date);
CREATE INDEX events_cipher ON events (cipher_id, date);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    text_body TEXT NOT NULL,
    html_body TEXT,
    link TEXT,
    created BIGINT NOT NULL,
    sent BIGINT,
    attempts BIGINT NOT NULL DEFAULT 0,
    next_attempt BIGINT NOT NULL,
    last_error TEXT
);
CREATE INDEX outbox_waiting ON outbox (next_attempt) WHERE sent IS NULL;
