export const HELP = `dooryard: an auth server of your own

  dooryard keys    print the keys of a new instance, as lines of an .env file
      --host <name>       the name by which sites will reach a server that runs by itself, such as
                          clerk.example.com; without it the keys are for a server inside your site
      --development       keys for development (pk_test_, sk_test_); without it for real visitors

  dooryard keys rotate
                   make the key that signs tokens next, in the database that the environment
                   names; it is listed at once, and signs after a day
      --now               it signs at once, and what other keys signed counts no more: for a key
                          that somebody else may have

  dooryard backup  copy the SQLite file of DOORYARD_DATABASE, also while servers use it
      --to <file>         the file to make

  dooryard copy    copy all that a SQLite file holds to the PostgreSQL of DOORYARD_DATABASE, which
                   holds nothing yet; stop what uses the file before
      --from <file>       such as .dooryard/production.sqlite; it stays as it is

  dooryard import <file>
                   make the users of an export (CSV of Clerk's dashboard, or JSON of its Backend API)
                   at a running server, with CLERK_SECRET_KEY; again: those who are missing
      --url <address>     its Backend API, such as https://example.com/__clerk/api; or CLERK_API_URL

  dooryard serve   run the server by itself, until it is asked to stop (Ctrl+C)
      --port <number>     3000, or PORT; 0 takes one that is free
      --address <ip>      address to listen at: 127.0.0.1, or HOST; 0.0.0.0 for all of this machine
      --base-path <path>  path it is mounted at, such as /__clerk
      --config <file>     settings: a module such as dooryard.config.ts with
                          export default { applicationName: 'Lighthouse' }
      --trusted-proxies <count>
                          proxies in front of the server whose X-Forwarded-* headers count: 0,
                          or DOORYARD_TRUSTED_PROXIES
      --development       for this machine: makes keys where there are none, prints what a site
                          needs, shows mails at /mailbox, keeps all in .dooryard/server

  dooryard --help      this text
  dooryard --version   the version

Environment of all but keys (no .env file is read: node --env-file=.env gives one to it)
  PUBLIC_CLERK_PUBLISHABLE_KEY, CLERK_SECRET_KEY
                            the keys of the instance (needed unless --development)
  DOORYARD_DATABASE         SQLite file, or postgres://user:password@host/database;
                            .dooryard/production.sqlite without it
  DOORYARD_PICTURES         where pictures of users are kept: database (without it), a folder, or
                            s3://<key id>:<secret>@<host>/<bucket>?region=<region>
  DOORYARD_SMTP_URL         smtps://user:password@host, where mails go out; without it no code
                            is sent, and nobody can sign up
  DOORYARD_MAIL_FROM        sender of mails: "Acme <auth@acme.example>"
  DOORYARD_SMS_URL          twilio://account:token@api.twilio.com, or a webhook of yours, where text
                            messages go out; DOORYARD_SMS_FROM: their sender; DOORYARD_SMS_SECRET:
                            whsec_…, what signs calls of the webhook
  DOORYARD_SOCIAL_<NAME>_CLIENT_ID, DOORYARD_SOCIAL_<NAME>_CLIENT_SECRET
                            of a provider that people may sign in with, such as GITHUB
  DOORYARD_JWT_TEMPLATE_<NAME>_SIGNING_KEY
                            of a token template of the settings, such as SUPABASE
  DOORYARD_PASSWORD_PEPPER  what another system added to passwords that were brought along from it
  DOORYARD_UNSAFE_MAILBOX   true: anyone can read mails at /mailbox

Exit codes
  0 done, or stopped when asked; 1 failed, and the last line says why; 2 not understood
`
