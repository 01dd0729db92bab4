-- The list of a provider's clients and the sums of its pools are read out of indexes, in the order of the organizations.
CREATE INDEX provider_organizations_clients ON provider_organizations (provider_id, organization_id);
DROP INDEX provider_organizations_provider;
CREATE INDEX organizations_seats ON organizations (id, plan_type, seats);
DROP INDEX organization_users_organization;
CREATE INDEX organization_users_organization ON organization_users (organization_id, status, type, id, created);
DROP INDEX tokens_subject;
CREATE INDEX tokens_subject ON tokens (kind, subject, used, expires);
