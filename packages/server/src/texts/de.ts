import type { Texts } from './texts.ts'

const ifNotYou = 'Wenn Sie das nicht waren, setzen Sie Ihr Passwort sofort zurück.'
const ifNotYouRemove =
  'Wenn Sie das nicht waren, entfernen Sie den Eintrag in Ihrem Konto und setzen Sie Ihr Passwort sofort zurück.'

export const de: Texts = {
  purposes: {
    sign_in: 'Geben Sie diesen Code ein, um sich anzumelden.',
    confirm_address: 'Geben Sie diesen Code ein, um Ihre Adresse zu bestätigen.',
    reset_password: 'Geben Sie diesen Code ein, um ein neues Passwort zu wählen.',
    confirm_person: 'Geben Sie diesen Code ein, um zu bestätigen, dass Sie es sind.',
    new_browser: 'Geben Sie diesen Code ein, um sich in einem neuen Browser anzumelden.',
  },
  bound: 'Er funktioniert in dem Browser, in dem Sie ihn angefordert haben.',
  support: 'Fragen? Schreiben Sie an {support}.',
  letters: {
    code: {
      subject: '{code} ist Ihr Code für {app}',
      lines: [
        '{purpose} Er gilt 10 Minuten lang und nur einmal.',
        'Haben Sie ihn nicht angefordert, können Sie diese Mail ignorieren: Ohne den Code kommt niemand hinein.',
      ],
    },
    hidden_code: { subject: 'Ihr Code für {app}', lines: [] },
    link_sign_in: {
      subject: 'Ihr Link zur Anmeldung bei {app}',
      lines: [
        'Öffnen Sie diesen Link, um sich anzumelden. Er gilt 10 Minuten lang und nur einmal.',
        '{bound}',
        'Haben Sie ihn nicht angefordert, können Sie diese Mail ignorieren und sollten den Link nicht öffnen.',
      ],
      action: 'Anmelden',
    },
    link_confirm_address: {
      subject: 'Ihr Link zur Bestätigung Ihrer Adresse bei {app}',
      lines: [
        'Öffnen Sie diesen Link, um Ihre Adresse zu bestätigen. Er gilt 10 Minuten lang und nur einmal.',
        '{bound}',
        'Haben Sie ihn nicht angefordert, können Sie diese Mail ignorieren und sollten den Link nicht öffnen.',
      ],
      action: 'Adresse bestätigen',
    },
    waitlist: {
      subject: 'Sie stehen auf der Warteliste von {app}',
      lines: [
        'Vielen Dank für Ihr Interesse. Sie bekommen eine Mail mit einer Einladung, wenn Sie an der Reihe sind.',
        'Wenn nicht Sie diese Adresse eingetragen haben, können Sie diese Mail ignorieren.',
      ],
    },
    invitation: {
      subject: 'Sie sind zu {app} eingeladen',
      lines: [
        '{app} lädt Sie ein, mit dieser Adresse ein Konto anzulegen.',
        'Wenn Sie nicht wissen, worum es geht, können Sie diese Mail ignorieren.',
      ],
      action: 'Einladung annehmen',
    },
    organization_invitation: {
      subject: 'Sie sind zu „{name}“ bei {app} eingeladen',
      lines: [
        '„{name}“ lädt Sie ein, sich bei {app} anzuschließen.',
        'Wenn Sie nicht wissen, worum es geht, können Sie diese Mail ignorieren.',
      ],
      action: 'Einladung annehmen',
    },
    second_code: {
      subject: '{code} ist Ihr Code für {app}',
      lines: [
        '{purpose} Er gilt 10 Minuten lang und nur einmal.',
        `Jemand hat Ihr Passwort eingegeben. ${ifNotYou}`,
      ],
    },
    new_browser: {
      subject: 'Neue Anmeldung bei Ihrem Konto bei {app}',
      lines: [
        'Jemand hat sich in einem für Ihr Konto neuen Browser angemeldet.',
        '{where}, {time}',
        'Wenn Sie es waren, brauchen Sie nichts zu tun.',
        'Wenn Sie das nicht waren, melden Sie das Gerät in Ihrem Konto ab und setzen Sie Ihr Passwort sofort zurück.',
      ],
      action: 'Geräte ansehen',
    },
    account_exists: {
      subject: 'Sie haben ein Konto bei {app}',
      lines: [
        'Jemand, vermutlich Sie, wollte sich mit dieser Adresse registrieren. Für sie gibt es schon ein Konto: Melden Sie sich damit an.',
        'Wenn Sie das nicht waren, brauchen Sie nichts zu tun.',
      ],
    },
    email_address_taken: {
      subject: 'Diese Adresse gehört zu Ihrem Konto bei {app}',
      lines: [
        'Jemand wollte diese Adresse einem anderen Konto hinzufügen. Sie bleibt bei Ihrem.',
        'Wenn Sie es waren, entfernen Sie sie zuerst aus diesem Konto. Wenn nicht, brauchen Sie nichts zu tun.',
      ],
    },
    password_changed: {
      subject: 'Ihr Passwort bei {app} wurde geändert',
      lines: ['Das Passwort Ihres Kontos wurde soeben geändert.', ifNotYou],
    },
    account_connected: {
      subject: 'Ein Konto von {provider} wurde mit Ihrem Konto bei {app} verbunden',
      lines: [
        'Wer dieses Konto von {provider} hat, kann sich ab jetzt bei Ihrem anmelden.',
        ifNotYouRemove,
      ],
    },
    account_removed: {
      subject: 'Ein Konto von {provider} wurde von Ihrem Konto bei {app} getrennt',
      lines: ['Mit diesem Konto von {provider} meldet sich niemand mehr bei Ihrem an.', ifNotYou],
    },
    passkey_added: {
      subject: 'Ihr Konto bei {app} hat einen neuen Passkey',
      lines: [
        'Wer den Passkey „{name}“ hat, kann sich ab jetzt bei Ihrem Konto anmelden.',
        ifNotYouRemove,
      ],
    },
    passkey_removed: {
      subject: 'Ein Passkey wurde aus Ihrem Konto bei {app} entfernt',
      lines: ['Der Passkey „{name}“ öffnet Ihr Konto nicht mehr.', ifNotYou],
    },
    api_key_made: {
      subject: 'Mit Ihrem Konto bei {app} wurde ein API-Schlüssel erstellt',
      lines: [
        'Programme, die den API-Schlüssel „{name}“ haben, erhalten ab jetzt Zugang.',
        ifNotYouRemove,
      ],
    },
    second_step_on: {
      subject: 'Zwei-Schritt-Anmeldung ist an für Ihr Konto bei {app}',
      lines: [
        'Beim Anmelden wird ab jetzt zusätzlich nach einem Code Ihrer Authenticator-App gefragt.',
        ifNotYou,
      ],
    },
    phone_factor_on: {
      subject: 'Ein Telefon ist der zweite Schritt für Ihr Konto bei {app}',
      lines: [
        'Beim Anmelden kann ab jetzt nach einem Code gefragt werden, der dorthin gesendet wird.',
        ifNotYou,
      ],
    },
    second_step_off: {
      subject: 'Zwei-Schritt-Anmeldung ist aus für Ihr Konto bei {app}',
      lines: ['Beim Anmelden wird nicht mehr nach einem zweiten Schritt gefragt.', ifNotYou],
    },
    backup_codes: {
      subject: 'Ihr Konto bei {app} hat neue Ersatzcodes',
      lines: [
        'Für Ihr Konto wurden neue Ersatzcodes erstellt. Die alten gelten nicht mehr.',
        ifNotYou,
      ],
    },
    backup_code_used: {
      subject: 'Ein Ersatzcode für Ihr Konto bei {app} wurde benutzt',
      lines: ['Soeben wurde einer Ihrer Ersatzcodes benutzt. Er gilt nicht mehr.', ifNotYou],
    },
    phone_number_added: {
      subject: 'Ihr Konto bei {app} hat eine weitere Telefonnummer',
      lines: ['{number} wurde Ihrem Konto hinzugefügt.', ifNotYou],
    },
    phone_number_removed: {
      subject: 'Eine Telefonnummer wurde aus Ihrem Konto bei {app} entfernt',
      lines: ['{number} gehört nicht mehr zu Ihrem Konto.', ifNotYou],
    },
    email_address_added: {
      subject: 'Ihr Konto bei {app} hat eine weitere Adresse',
      lines: ['{address} wurde Ihrem Konto hinzugefügt. Man kann sich damit anmelden.', ifNotYou],
    },
    email_address_removed: {
      subject: 'Eine Adresse wurde aus Ihrem Konto bei {app} entfernt',
      lines: ['{address} gehört nicht mehr zu Ihrem Konto.', ifNotYou],
    },
    email_address_changed: {
      subject: 'Ihr Konto bei {app} hat eine andere Hauptadresse',
      lines: ['Diese Adresse ist nicht mehr die Hauptadresse Ihres Kontos.', ifNotYou],
    },
    account_locked: {
      subject: 'Zu viele Fehlversuche bei Ihrem Konto bei {app}',
      lines: [
        'Jemand hat falsche Passwörter oder Codes für Ihr Konto eingegeben. Passwörter werden {minutes} Minuten lang abgelehnt.',
        'Angemeldete Geräte bleiben angemeldet. Wenn Sie das nicht waren, wählen Sie ein starkes Passwort.',
      ],
    },
    second_step_locked: {
      subject: 'Zu viele falsche Codes bei Ihrem Konto bei {app}',
      lines: [
        'Jemand, der Ihr Passwort eingeben oder einen Code für Sie lesen konnte, hat beim zweiten Schritt falsche Codes eingegeben. Solche Codes werden {span} lang abgelehnt.',
        'Wenn Sie das nicht waren, kennt vielleicht jemand Ihr Passwort: Setzen Sie es sofort zurück.',
      ],
    },
  },
  sms: {
    code: '{code} ist Ihr Code für {app}. Er gilt 10 Minuten. Geben Sie ihn nicht weiter.',
    account_exists:
      '{app}: Jemand wollte sich mit dieser Nummer registrieren. Sie hat schon ein Konto: Melden Sie sich an.',
  },
}
