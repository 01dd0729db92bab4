-- What providers asked of their clients' owners, and what these answered (D3). Names stay readable when people leave.
CREATE TABLE item_access_requests (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations(id) ON DELETE CASCADE,
    provider_id TEXT NOT NULL REFERENCES providers(id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    minutes BIGINT,
    asked BIGINT NOT NULL,
    asked_by TEXT REFERENCES users(id) ON DELETE SET NULL,
    asked_by_name TEXT NOT NULL,
    -- NULL while it waits; then declined, withdrawn, closed or granted.
    outcome TEXT,
    answered BIGINT,
    answered_by_name TEXT,
    -- Of a grant.
    expires BIGINT,
    ended BIGINT,
    ended_by_name TEXT,
    expiry_told BOOLEAN NOT NULL DEFAULT FALSE
);
-- One waits at a time, however many ask at once.
CREATE UNIQUE INDEX item_access_waiting ON item_access_requests (organization_id, provider_id) WHERE outcome IS NULL;
CREATE INDEX item_access_organization ON item_access_requests (organization_id, asked);
CREATE INDEX item_access_provider ON item_access_requests (provider_id, asked);
CREATE INDEX item_access_asker ON item_access_requests (asked_by);
CREATE INDEX item_access_running ON item_access_requests (expires) WHERE outcome = 'granted' AND NOT expiry_told;
