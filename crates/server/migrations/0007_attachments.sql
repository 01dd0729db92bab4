-- Sealed files at items. The bytes lie in the store under the attachment's id; a row without `uploaded` waits for them.
CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    cipher_id TEXT NOT NULL REFERENCES ciphers(id) ON DELETE CASCADE,
    file_name TEXT NOT NULL,
    key TEXT,
    size BIGINT NOT NULL,
    uploaded BOOLEAN NOT NULL DEFAULT FALSE,
    created BIGINT NOT NULL
);
CREATE INDEX attachments_cipher ON attachments (cipher_id);
