-- Organizations, their members and groups, and what was decided for them.
CREATE TABLE organizations (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    business_name TEXT,
    billing_email TEXT NOT NULL,
    plan_type BIGINT NOT NULL,
    seats BIGINT,
    status BIGINT NOT NULL,
    enabled BOOLEAN NOT NULL DEFAULT TRUE,
    -- A provider's own organization can never become its client (D7).
    internal BOOLEAN NOT NULL DEFAULT FALSE,
    limit_collection_creation BOOLEAN NOT NULL DEFAULT FALSE,
    limit_collection_deletion BOOLEAN NOT NULL DEFAULT FALSE,
    limit_item_deletion BOOLEAN NOT NULL DEFAULT FALSE,
    allow_admin_access BOOLEAN NOT NULL DEFAULT TRUE,
    -- What a provider may do with the items (D3): manage, consent or none.
    provider_item_access TEXT NOT NULL DEFAULT 'manage',
    public_key TEXT,
    private_key TEXT,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL
);

CREATE TABLE organization_users (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations(id) ON DELETE CASCADE,
    user_id TEXT REFERENCES users(id) ON DELETE CASCADE,
    -- Set while invited, cleared when a person accepts.
    email TEXT,
    org_key TEXT,
    status BIGINT NOT NULL,
    type BIGINT NOT NULL,
    permissions TEXT,
    external_id TEXT,
    reset_password_key TEXT,
    revocation_reason BIGINT,
    access_secrets_manager BOOLEAN NOT NULL DEFAULT FALSE,
    invited_by TEXT,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL
);
CREATE UNIQUE INDEX organization_users_person ON organization_users (organization_id, user_id) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX organization_users_email ON organization_users (organization_id, email) WHERE email IS NOT NULL;
CREATE INDEX organization_users_user ON organization_users (user_id);
CREATE INDEX organization_users_invited ON organization_users (email);

CREATE TABLE collections (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    external_id TEXT,
    type BIGINT NOT NULL DEFAULT 0,
    default_user_collection_email TEXT,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL
);
CREATE INDEX collections_organization ON collections (organization_id);

CREATE TABLE collection_users (
    collection_id TEXT NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    organization_user_id TEXT NOT NULL REFERENCES organization_users(id) ON DELETE CASCADE,
    read_only BOOLEAN NOT NULL,
    hide_passwords BOOLEAN NOT NULL,
    manage BOOLEAN NOT NULL,
    PRIMARY KEY (collection_id, organization_user_id)
);
CREATE INDEX collection_users_member ON collection_users (organization_user_id);

CREATE TABLE org_groups (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    external_id TEXT,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL
);
CREATE INDEX org_groups_organization ON org_groups (organization_id);

CREATE TABLE group_users (
    group_id TEXT NOT NULL REFERENCES org_groups(id) ON DELETE CASCADE,
    organization_user_id TEXT NOT NULL REFERENCES organization_users(id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, organization_user_id)
);
CREATE INDEX group_users_member ON group_users (organization_user_id);

CREATE TABLE collection_groups (
    collection_id TEXT NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES org_groups(id) ON DELETE CASCADE,
    read_only BOOLEAN NOT NULL,
    hide_passwords BOOLEAN NOT NULL,
    manage BOOLEAN NOT NULL,
    PRIMARY KEY (collection_id, group_id)
);
CREATE INDEX collection_groups_group ON collection_groups (group_id);

CREATE TABLE policies (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations(id) ON DELETE CASCADE,
    type BIGINT NOT NULL,
    enabled BOOLEAN NOT NULL,
    data TEXT,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL,
    UNIQUE (organization_id, type)
);
