import type { ProviderId } from '@dooryard/protocol'
import { type Answer, at, type Provider } from './provider.ts'

const OPENID = 'openid email profile'

/** Of Microsoft: whom accounts belong to that people have by themselves. */
const PERSONAL = '9188040d-6c67-4c5b-b112-36a304b66dad'

/** Whether somebody of this tenant comes in by the one that is configured. */
function isLetIn(tid: string, tenant: string): boolean {
  if (tenant === 'common') return true
  if (tenant === 'organizations') return tid !== PERSONAL
  return tid === (tenant === 'consumers' ? PERSONAL : tenant)
}

/**
 * Providers that are known by name. `vouches` says which of them prove addresses themselves: where an administrator of a
 * workspace or a tenant can set the addresses of its people, or nothing is said of it, an address is not proven (FED-7).
 */
export const providers: Readonly<Record<ProviderId, Provider>> = {
  google: {
    name: 'Google',
    color: '#4285f4',
    issuer: 'https://accounts.google.com',
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    jwks: 'https://www.googleapis.com/oauth2/v3/certs',
    scopes: OPENID,
    parameters: { access_type: 'offline' },
    vouches: true,
    // Mailboxes elsewhere were looked into when the account was made. https://developers.google.com/identity/gsi/web/guides/verify-google-id-token
    knowsReader: ({ email, hd }) =>
      (typeof hd === 'string' && hd !== '') ||
      /@(gmail|googlemail)\.com$/i.test(String(email).trim()),
  },
  github: {
    name: 'GitHub',
    mark: 'GH',
    color: '#24292f',
    issuer: 'https://github.com/login/oauth',
    authorize: 'https://github.com/login/oauth/authorize',
    token: 'https://github.com/login/oauth/access_token',
    scopes: 'read:user user:email',
    vouches: true,
    async claims({ get }) {
      const [user, addresses] = await Promise.all([
        get('https://api.github.com/user'),
        get('https://api.github.com/user/emails'),
      ])
      const primary = rows(addresses).find((row) => row.primary === true)
      return {
        sub: user.id,
        email: primary?.email,
        email_verified: primary?.verified,
        name: user.name,
        preferred_username: user.login,
        picture: user.avatar_url,
      }
    },
  },
  apple: {
    name: 'Apple',
    color: '#000000',
    issuer: 'https://appleid.apple.com',
    authorize: 'https://appleid.apple.com/auth/authorize',
    token: 'https://appleid.apple.com/auth/token',
    jwks: 'https://appleid.apple.com/auth/keys',
    scopes: 'name email',
    formPost: true,
    vouches: true,
    // The one that writes truth as a text.
    refine: (claims) => ({
      ...claims,
      email_verified: claims.email_verified === true || claims.email_verified === 'true',
    }),
  },
  microsoft: {
    name: 'Microsoft',
    mark: 'MS',
    color: '#0067b8',
    issuer: 'https://login.microsoftonline.com/{tenant}/v2.0',
    authorize: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
    jwks: 'https://login.microsoftonline.com/{tenant}/discovery/v2.0/keys',
    scopes: `${OPENID} offline_access`,
    vouches: true,
    issuerOf: ({ tid }, tenant) =>
      isLetIn(String(tid).toLowerCase(), tenant.toLowerCase())
        ? `https://login.microsoftonline.com/${tid}/v2.0`
        : null,
    // Tenants write what they like into `email`; one whose domain they own is marked. FED-4: the tenant and the object.
    refine: ({ tid, oid, sub, email, name, preferred_username, xms_edov }) => ({
      sub: typeof oid === 'string' ? `${tid}/${oid}` : sub,
      email,
      email_verified: [true, 1, '1', 'true'].includes(xms_edov),
      name,
      preferred_username,
    }),
  },
  facebook: {
    name: 'Facebook',
    color: '#0866ff',
    issuer: 'https://www.facebook.com',
    authorize: 'https://www.facebook.com/v23.0/dialog/oauth',
    token: 'https://graph.facebook.com/v23.0/oauth/access_token',
    userinfo:
      'https://graph.facebook.com/v23.0/me?fields=id,email,first_name,last_name,picture.width(256)',
    scopes: 'email public_profile',
    fields: {
      sub: 'id',
      given_name: 'first_name',
      family_name: 'last_name',
      picture: 'picture.data.url',
    },
  },
  x: {
    name: 'X',
    color: '#000000',
    issuer: 'https://x.com',
    authorize: 'https://x.com/i/oauth2/authorize',
    token: 'https://api.x.com/2/oauth2/token',
    scopes: 'users.read users.email tweet.read offline.access',
    authentication: 'basic',
    vouches: true,
    async claims({ get }) {
      const fields = 'profile_image_url,confirmed_email'
      const { data } = await get(`https://api.x.com/2/users/me?user.fields=${fields}`)
      return {
        sub: data.id,
        email: data.confirmed_email,
        email_verified: typeof data.confirmed_email === 'string',
        name: data.name,
        preferred_username: data.username,
        picture: data.profile_image_url,
      }
    },
  },
  linkedin_oidc: {
    name: 'LinkedIn',
    mark: 'in',
    color: '#0a66c2',
    issuer: 'https://www.linkedin.com/oauth',
    authorize: 'https://www.linkedin.com/oauth/v2/authorization',
    token: 'https://www.linkedin.com/oauth/v2/accessToken',
    userinfo: 'https://api.linkedin.com/v2/userinfo',
    scopes: OPENID,
    pkce: false,
    vouches: true,
  },
  gitlab: {
    name: 'GitLab',
    mark: 'GL',
    color: '#e24329',
    issuer: 'https://gitlab.com',
    authorize: 'https://gitlab.com/oauth/authorize',
    token: 'https://gitlab.com/oauth/token',
    jwks: 'https://gitlab.com/oauth/discovery/keys',
    userinfo: 'https://gitlab.com/oauth/userinfo',
    scopes: OPENID,
    vouches: true,
  },
  discord: {
    name: 'Discord',
    color: '#5865f2',
    issuer: 'https://discord.com',
    authorize: 'https://discord.com/oauth2/authorize',
    token: 'https://discord.com/api/oauth2/token',
    scopes: 'identify email',
    vouches: true,
    async claims({ get }) {
      const user = await get('https://discord.com/api/users/@me')
      const picture = `https://cdn.discordapp.com/avatars/${user.id}/${user.avatar}.png`
      return {
        sub: user.id,
        email: user.email,
        email_verified: user.verified,
        name: user.global_name,
        preferred_username: user.username,
        picture: user.avatar ? picture : null,
      }
    },
  },
  slack: {
    name: 'Slack',
    color: '#4a154b',
    issuer: 'https://slack.com',
    authorize: 'https://slack.com/openid/connect/authorize',
    token: 'https://slack.com/api/openid.connect.token',
    jwks: 'https://slack.com/openid/connect/keys',
    userinfo: 'https://slack.com/api/openid.connect.userInfo',
    scopes: OPENID,
  },
  twitch: {
    name: 'Twitch',
    color: '#9146ff',
    issuer: 'https://id.twitch.tv/oauth2',
    authorize: 'https://id.twitch.tv/oauth2/authorize',
    token: 'https://id.twitch.tv/oauth2/token',
    userinfo: 'https://id.twitch.tv/oauth2/userinfo',
    scopes: 'openid user:read:email',
    parameters: {
      claims:
        '{"userinfo":{"email":null,"email_verified":null,"picture":null,"preferred_username":null}}',
    },
    vouches: true,
  },
  spotify: {
    name: 'Spotify',
    color: '#1db954',
    issuer: 'https://accounts.spotify.com',
    authorize: 'https://accounts.spotify.com/authorize',
    token: 'https://accounts.spotify.com/api/token',
    userinfo: 'https://api.spotify.com/v1/me',
    scopes: 'user-read-email',
    fields: { sub: 'id', name: 'display_name', picture: 'images.0.url' },
  },
  notion: {
    name: 'Notion',
    color: '#191919',
    issuer: 'https://api.notion.com',
    authorize: 'https://api.notion.com/v1/oauth/authorize',
    token: 'https://api.notion.com/v1/oauth/token',
    scopes: '',
    parameters: { owner: 'user' },
    authentication: 'basic',
    async claims({ token }) {
      const user = at(token, 'owner.user') as Answer
      return {
        sub: user?.id,
        email: at(user, 'person.email'),
        name: user?.name,
        picture: user?.avatar_url,
      }
    },
  },
  linear: {
    name: 'Linear',
    color: '#5e6ad2',
    issuer: 'https://linear.app',
    authorize: 'https://linear.app/oauth/authorize',
    token: 'https://api.linear.app/oauth/token',
    scopes: 'read',
    separator: ',',
    async claims({ post }) {
      const query = '{ viewer { id name email avatarUrl } }'
      const { data } = await post('https://api.linear.app/graphql', { query })
      const { id, name, email, avatarUrl } = data.viewer
      return { sub: id, name, email, picture: avatarUrl }
    },
  },
  bitbucket: {
    name: 'Bitbucket',
    color: '#0052cc',
    issuer: 'https://bitbucket.org',
    authorize: 'https://bitbucket.org/site/oauth2/authorize',
    token: 'https://bitbucket.org/site/oauth2/access_token',
    scopes: 'account email',
    vouches: true,
    async claims({ get }) {
      const [user, addresses] = await Promise.all([
        get('https://api.bitbucket.org/2.0/user'),
        get('https://api.bitbucket.org/2.0/user/emails'),
      ])
      const primary = rows(addresses.values).find((row) => row.is_primary === true)
      return {
        sub: user.uuid,
        email: primary?.email,
        email_verified: primary?.is_confirmed,
        name: user.display_name,
        preferred_username: user.username,
        picture: at(user, 'links.avatar.href'),
      }
    },
  },
  dropbox: {
    name: 'Dropbox',
    color: '#0061ff',
    issuer: 'https://www.dropbox.com',
    authorize: 'https://www.dropbox.com/oauth2/authorize',
    token: 'https://api.dropboxapi.com/oauth2/token',
    scopes: 'account_info.read',
    parameters: { token_access_type: 'offline' },
    vouches: true,
    async claims({ post }) {
      const user = await post('https://api.dropboxapi.com/2/users/get_current_account')
      return {
        sub: user.account_id,
        email: user.email,
        email_verified: user.email_verified,
        given_name: at(user, 'name.given_name'),
        family_name: at(user, 'name.surname'),
        picture: user.profile_photo_url,
      }
    },
  },
  hubspot: {
    name: 'HubSpot',
    color: '#ff5c35',
    issuer: 'https://app.hubspot.com',
    authorize: 'https://app.hubspot.com/oauth/authorize',
    token: 'https://api.hubapi.com/oauth/v1/token',
    scopes: 'oauth',
    pkce: false,
    async claims({ get, token }) {
      const place = encodeURIComponent(String(token.access_token))
      const user = await get(`https://api.hubapi.com/oauth/v1/access-tokens/${place}`)
      return { sub: user.user_id, email: user.user }
    },
  },
  atlassian: {
    name: 'Atlassian',
    color: '#1868db',
    issuer: 'https://auth.atlassian.com',
    authorize: 'https://auth.atlassian.com/authorize',
    token: 'https://auth.atlassian.com/oauth/token',
    userinfo: 'https://api.atlassian.com/me',
    scopes: 'read:me offline_access',
    parameters: { audience: 'api.atlassian.com', prompt: 'consent' },
    fields: { sub: 'account_id', preferred_username: 'nickname' },
  },
  tiktok: {
    name: 'TikTok',
    color: '#000000',
    issuer: 'https://www.tiktok.com',
    authorize: 'https://www.tiktok.com/v2/auth/authorize/',
    token: 'https://open.tiktokapis.com/v2/oauth/token/',
    userinfo:
      'https://open.tiktokapis.com/v2/user/info/?fields=open_id,union_id,avatar_url,display_name',
    scopes: 'user.info.basic',
    separator: ',',
    pkce: false,
    clientIdParameter: 'client_key',
    fields: {
      sub: 'data.user.open_id',
      name: 'data.user.display_name',
      picture: 'data.user.avatar_url',
    },
  },
  line: {
    name: 'LINE',
    color: '#06c755',
    issuer: 'https://access.line.me',
    authorize: 'https://access.line.me/oauth2/v2.1/authorize',
    token: 'https://api.line.me/oauth2/v2.1/token',
    userinfo: 'https://api.line.me/oauth2/v2.1/userinfo',
    scopes: 'openid profile',
  },
  huggingface: {
    name: 'Hugging Face',
    mark: 'HF',
    color: '#ff9d00',
    issuer: 'https://huggingface.co',
    authorize: 'https://huggingface.co/oauth/authorize',
    token: 'https://huggingface.co/oauth/token',
    userinfo: 'https://huggingface.co/oauth/userinfo',
    scopes: OPENID,
    vouches: true,
  },
  vercel: {
    name: 'Vercel',
    color: '#000000',
    issuer: 'https://vercel.com',
    authorize: 'https://vercel.com/oauth/authorize',
    token: 'https://api.vercel.com/login/oauth/token',
    userinfo: 'https://api.vercel.com/login/oauth/userinfo',
    scopes: `${OPENID} offline_access`,
    vouches: true,
  },
  coinbase: {
    name: 'Coinbase',
    color: '#0052ff',
    issuer: 'https://login.coinbase.com',
    authorize: 'https://login.coinbase.com/oauth2/auth',
    token: 'https://login.coinbase.com/oauth2/token',
    userinfo: 'https://api.coinbase.com/v2/user',
    scopes: 'wallet:user:read wallet:user:email',
    fields: {
      sub: 'data.id',
      email: 'data.email',
      name: 'data.name',
      preferred_username: 'data.username',
      picture: 'data.avatar_url',
    },
  },
  box: {
    name: 'Box',
    color: '#0061d5',
    issuer: 'https://account.box.com',
    authorize: 'https://account.box.com/api/oauth2/authorize',
    token: 'https://api.box.com/oauth2/token',
    userinfo: 'https://api.box.com/2.0/users/me',
    scopes: '',
    fields: { sub: 'id', email: 'login', picture: 'avatar_url' },
  },
  xero: {
    name: 'Xero',
    color: '#13b5ea',
    issuer: 'https://identity.xero.com',
    authorize: 'https://login.xero.com/identity/connect/authorize',
    token: 'https://identity.xero.com/connect/token',
    userinfo: 'https://identity.xero.com/connect/userinfo',
    scopes: `${OPENID} offline_access`,
  },
  instagram: {
    name: 'Instagram',
    color: '#d62976',
    issuer: 'https://www.instagram.com',
    authorize: 'https://www.instagram.com/oauth/authorize',
    token: 'https://api.instagram.com/oauth/access_token',
    userinfo: 'https://graph.instagram.com/me?fields=user_id,username,name,profile_picture_url',
    scopes: 'instagram_business_basic',
    separator: ',',
    pkce: false,
    fields: {
      sub: 'user_id',
      preferred_username: 'username',
      picture: 'profile_picture_url',
    },
  },
}

const rows = (value: Answer): Answer[] => (Array.isArray(value) ? value : [])
