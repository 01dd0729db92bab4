-- What the operator sells under the wire's plan numbers (D5). No price until the operator sets one.
CREATE TABLE plan_offers (
    plan_type BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    -- Minor units of the currency, for a month.
    seat_price BIGINT,
    base_price BIGINT,
    currency TEXT,
    revised BIGINT NOT NULL
);
INSERT INTO plan_offers (plan_type, name, revised) VALUES
    (17, 'Teams (Monthly)', 0), (18, 'Teams (Annually)', 0),
    (19, 'Enterprise (Monthly)', 0), (20, 'Enterprise (Annually)', 0);

-- What each client held on each day (days since the epoch, UTC). No foreign keys: statements outlive what they tell of.
CREATE TABLE seat_days (
    provider_id TEXT NOT NULL,
    day BIGINT NOT NULL,
    organization_id TEXT NOT NULL,
    name TEXT NOT NULL,
    plan_type BIGINT NOT NULL,
    assigned BIGINT NOT NULL,
    used BIGINT NOT NULL,
    PRIMARY KEY (provider_id, day, organization_id)
);
CREATE INDEX seat_days_organization ON seat_days (organization_id, day);

-- What each pool had prepaid, and how much of it its clients held, on each day.
CREATE TABLE pool_days (
    provider_id TEXT NOT NULL,
    day BIGINT NOT NULL,
    plan_type BIGINT NOT NULL,
    seat_minimum BIGINT NOT NULL,
    assigned BIGINT NOT NULL,
    PRIMARY KEY (provider_id, day, plan_type)
);

-- A closed month's figures, with the names and prices of that time.
CREATE TABLE statements (
    provider_id TEXT NOT NULL,
    month TEXT NOT NULL,
    figures TEXT NOT NULL,
    closed BIGINT NOT NULL,
    PRIMARY KEY (provider_id, month)
);

-- What a provider's new clients get unless said otherwise.
CREATE TABLE provider_defaults (
    provider_id TEXT PRIMARY KEY REFERENCES providers(id) ON DELETE CASCADE,
    plan_type BIGINT,
    seats BIGINT,
    item_access TEXT
);

-- The operator's page: sessions (only hashes), and what the operator did there and on the command line.
CREATE TABLE operator_sessions (
    hash TEXT PRIMARY KEY,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE TABLE operator_log (
    id TEXT PRIMARY KEY,
    date BIGINT NOT NULL,
    via TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT,
    detail TEXT,
    ip TEXT
);
CREATE INDEX operator_log_date ON operator_log (date);

-- One list over thousands of clients counts their people; one log covers all of them.
CREATE INDEX organization_users_organization ON organization_users (organization_id, status, type);
CREATE INDEX events_date ON events (date, id);
