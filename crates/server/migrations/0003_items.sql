-- Sealed items. Exactly one of user_id and organization_id is set.
CREATE TABLE folders (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL
);
CREATE INDEX folders_user ON folders (user_id);

CREATE TABLE ciphers (
    id TEXT PRIMARY KEY,
    user_id TEXT REFERENCES users(id) ON DELETE CASCADE,
    organization_id TEXT REFERENCES organizations(id) ON DELETE CASCADE,
    type BIGINT NOT NULL,
    -- The content as the client sent it, without the fields the server owns: a JSON object (D1, V-66).
    content TEXT NOT NULL,
    created BIGINT NOT NULL,
    revised BIGINT NOT NULL,
    deleted BIGINT,
    CHECK ((user_id IS NULL) <> (organization_id IS NULL))
);
CREATE INDEX ciphers_user ON ciphers (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX ciphers_organization ON ciphers (organization_id) WHERE organization_id IS NOT NULL;

-- What is one person's own on an item, also on a shared one.
CREATE TABLE cipher_user (
    cipher_id TEXT NOT NULL REFERENCES ciphers(id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    folder_id TEXT REFERENCES folders(id) ON DELETE SET NULL,
    favorite BOOLEAN NOT NULL DEFAULT FALSE,
    archived BIGINT,
    PRIMARY KEY (cipher_id, user_id)
);
CREATE INDEX cipher_user_user ON cipher_user (user_id);
CREATE INDEX cipher_user_folder ON cipher_user (folder_id);

CREATE TABLE collection_cipher (
    collection_id TEXT NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    cipher_id TEXT NOT NULL REFERENCES ciphers(id) ON DELETE CASCADE,
    PRIMARY KEY (collection_id, cipher_id)
);
CREATE INDEX collection_cipher_cipher ON collection_cipher (cipher_id);
