-- People, their sessions, and what proves who they are. Times are ms since the epoch, ids are UUIDv7 text.
CREATE TABLE server_settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT,
    email_verified BOOLEAN NOT NULL DEFAULT FALSE,
    enabled BOOLEAN NOT NULL DEFAULT TRUE,
    -- Argon2id over the client's authentication hash; never the hash itself.
    password_hash TEXT NOT NULL,
    password_hint TEXT,
    kdf_type BIGINT NOT NULL,
    kdf_iterations BIGINT NOT NULL,
    kdf_memory BIGINT,
    kdf_parallelism BIGINT,
    kdf_salt TEXT NOT NULL,
    user_key TEXT NOT NULL,
    user_key_id TEXT,
    public_key TEXT NOT NULL,
    private_key TEXT NOT NULL,
    security_stamp TEXT NOT NULL,
    account_revision BIGINT NOT NULL,
    avatar_color TEXT,
    culture TEXT NOT NULL DEFAULT 'en-US',
    force_password_reset BOOLEAN NOT NULL DEFAULT FALSE,
    verify_devices BOOLEAN NOT NULL DEFAULT TRUE,
    equivalent_domains TEXT,
    excluded_global_domains TEXT,
    recovery_code TEXT,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL
);

CREATE TABLE devices (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    identifier TEXT NOT NULL,
    name TEXT NOT NULL,
    type BIGINT NOT NULL,
    -- "Remember this device" for two-step login.
    remember_hash TEXT,
    remember_expires BIGINT,
    created BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    UNIQUE (user_id, identifier)
);

-- One family per device: each refresh marks its token replaced and adds the next one.
CREATE TABLE refresh_tokens (
    hash TEXT PRIMARY KEY,
    device_id TEXT NOT NULL REFERENCES devices(id) ON DELETE CASCADE,
    client_id TEXT NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    replaced BIGINT
);
CREATE INDEX refresh_tokens_device ON refresh_tokens (device_id);

CREATE TABLE two_factor (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    type BIGINT NOT NULL,
    enabled BOOLEAN NOT NULL,
    secret TEXT NOT NULL,
    -- A code works once: the last time step that was used.
    last_step BIGINT NOT NULL DEFAULT 0,
    created BIGINT NOT NULL,
    UNIQUE (user_id, type)
);

-- Links that travel by mail or by hand. Only the SHA-256 of the token is kept.
CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    email TEXT NOT NULL,
    data TEXT,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used BIGINT
);
CREATE INDEX tokens_subject ON tokens (kind, subject);
