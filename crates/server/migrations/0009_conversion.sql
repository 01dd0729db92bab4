-- A business unit that waits to be made out of an organization; empty once it is, and for every other provider (P-13).
ALTER TABLE providers ADD COLUMN converts TEXT REFERENCES organizations(id) ON DELETE SET NULL;
