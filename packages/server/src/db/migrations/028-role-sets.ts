/** Organizations have the set of roles that was there before there were several. */
export const roleSets = {
  name: '028-role-sets',
  statements: [
    "ALTER TABLE organizations ADD COLUMN role_set_id TEXT NOT NULL DEFAULT 'roleset_default'",
    'CREATE INDEX organizations_role_set ON organizations (role_set_id)',
  ],
} as const
