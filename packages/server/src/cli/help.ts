export const HELP = `dooryard: an auth server of your own

  dooryard keys    print the keys of a new production instance
      --host <name>       host of its Frontend API; without it the server lives inside your app
      --development       print keys of a development instance

  dooryard serve   run the server by itself
      --port <number>     3000, or PORT
      --address <ip>      address to listen at: 127.0.0.1, or HOST
      --base-path <path>  path it is mounted at, such as /__clerk
      --config <file>     module whose default export holds the settings
      --trusted-proxies <count>
                          proxies in front of the server whose X-Forwarded-* headers count: 0,
                          or DOORYARD_TRUSTED_PROXIES
      --development       make keys where there are none, and show mails at /mailbox

  dooryard --help      this text
  dooryard --version   the version

Environment of serve
  PUBLIC_CLERK_PUBLISHABLE_KEY, CLERK_SECRET_KEY
                            the keys of the instance (needed unless --development)
  DOORYARD_DATABASE         SQLite file; .dooryard/production.sqlite without it
  DOORYARD_SMTP_URL         smtps://user:password@host, where mails go out
  DOORYARD_MAIL_FROM        sender of mails: "Acme <auth@acme.example>"
  DOORYARD_UNSAFE_MAILBOX   true: anyone can read mails at /mailbox
`
