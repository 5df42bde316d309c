/**
 * Organizations. Who belongs to which is read with a user, so that members are counted where they are counted often; each list
 * has an index of its order. A logo is a picture of an organization.
 */
const logos = (bytes: string) => `CREATE TABLE logos (
      organization_id TEXT PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
      name TEXT NOT NULL UNIQUE,
      bytes ${bytes} NOT NULL,
      created_at BIGINT NOT NULL
    )`

export const organizations = {
  name: '021-organizations',
  statements: [
    `CREATE TABLE organizations (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL,
      slug TEXT UNIQUE,
      picture TEXT,
      members_count BIGINT NOT NULL,
      max_allowed_memberships BIGINT NOT NULL,
      admin_delete_enabled INTEGER NOT NULL,
      public_metadata TEXT NOT NULL,
      private_metadata TEXT NOT NULL,
      created_by TEXT,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    'CREATE INDEX organizations_created_at ON organizations (created_at, id)',
    'CREATE INDEX organizations_name ON organizations (name_key, id)',
    'CREATE INDEX organizations_members_count ON organizations (members_count, id)',
    'CREATE INDEX organizations_created_by ON organizations (created_by)',
    `CREATE TABLE organization_memberships (
      id TEXT PRIMARY KEY,
      organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      public_metadata TEXT NOT NULL,
      private_metadata TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    'CREATE UNIQUE INDEX organization_memberships_user ON organization_memberships (user_id, organization_id)',
    'CREATE INDEX organization_memberships_order ON organization_memberships (organization_id, created_at, id)',
    'CREATE INDEX organization_memberships_role ON organization_memberships (organization_id, role, created_at, id)',
    'CREATE INDEX organization_memberships_created_at ON organization_memberships (created_at, id)',
    'CREATE INDEX organization_memberships_with_role ON organization_memberships (role)',
    // An invitation may be one to an organization.
    'ALTER TABLE invitations ADD COLUMN organization_id TEXT REFERENCES organizations (id) ON DELETE CASCADE',
    'ALTER TABLE invitations ADD COLUMN role TEXT',
    'ALTER TABLE invitations ADD COLUMN private_metadata TEXT',
    'ALTER TABLE invitations ADD COLUMN inviter_user_id TEXT',
    'CREATE INDEX invitations_of_organization ON invitations (organization_id, created_at, id)',
    "CREATE INDEX invitations_pending ON invitations (organization_id) WHERE status = 'pending'",
    `/* sqlite */ ${logos('BLOB')}`,
    `/* postgres */ ${logos('BYTEA')}`,
  ],
} as const
