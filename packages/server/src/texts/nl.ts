import type { Texts } from './texts.ts'

const ifNotYou = 'Was jij dit niet? Stel dan meteen een nieuw wachtwoord in.'
const ifNotYouRemove =
  'Was jij dit niet? Verwijder het dan in je account en stel meteen een nieuw wachtwoord in.'

export const nl: Texts = {
  purposes: {
    sign_in: 'Vul deze code in om in te loggen.',
    confirm_address: 'Vul deze code in om je adres te bevestigen.',
    reset_password: 'Vul deze code in om een nieuw wachtwoord te kiezen.',
    confirm_person: 'Vul deze code in om te bevestigen dat jij het bent.',
    new_browser: 'Vul deze code in om in een nieuwe browser in te loggen.',
  },
  bound: 'Hij werkt in de browser waarin je hem hebt aangevraagd.',
  support: 'Vragen? Schrijf naar {support}.',
  letters: {
    code: {
      subject: '{code} is je code voor {app}',
      lines: [
        '{purpose} Hij is 10 minuten geldig en werkt één keer.',
        'Heb je hem niet aangevraagd, dan kun je deze mail negeren: zonder de code komt niemand binnen.',
      ],
    },
    hidden_code: { subject: 'Je code voor {app}', lines: [] },
    link_sign_in: {
      subject: 'Je link om in te loggen bij {app}',
      lines: [
        'Open deze link om in te loggen. Hij is 10 minuten geldig en werkt één keer.',
        '{bound}',
        'Heb je hem niet aangevraagd, negeer deze mail dan en open de link niet.',
      ],
      action: 'Inloggen',
    },
    link_confirm_address: {
      subject: 'Je link om je adres bij {app} te bevestigen',
      lines: [
        'Open deze link om je adres te bevestigen. Hij is 10 minuten geldig en werkt één keer.',
        '{bound}',
        'Heb je hem niet aangevraagd, negeer deze mail dan en open de link niet.',
      ],
      action: 'Adres bevestigen',
    },
    waitlist: {
      subject: 'Je staat op de wachtlijst van {app}',
      lines: [
        'Bedankt voor je interesse. Je krijgt een mail met een uitnodiging als je aan de beurt bent.',
        'Heb jij je niet met dit adres ingeschreven, dan kun je deze mail negeren.',
      ],
    },
    invitation: {
      subject: 'Je bent uitgenodigd voor {app}',
      lines: [
        '{app} nodigt je uit om met dit adres een account te maken.',
        'Weet je niet waar dit over gaat, dan kun je deze mail negeren.',
      ],
      action: 'Uitnodiging aannemen',
    },
    organization_invitation: {
      subject: 'Je bent uitgenodigd voor ‘{name}’ bij {app}',
      lines: [
        '‘{name}’ nodigt je uit om mee te doen bij {app}.',
        'Weet je niet waar dit over gaat, dan kun je deze mail negeren.',
      ],
      action: 'Uitnodiging aannemen',
    },
    second_code: {
      subject: '{code} is je code voor {app}',
      lines: [
        '{purpose} Hij is 10 minuten geldig en werkt één keer.',
        `Iemand heeft je wachtwoord ingevuld. ${ifNotYou}`,
      ],
    },
    new_browser: {
      subject: 'Nieuwe login bij je account bij {app}',
      lines: [
        'Iemand heeft bij je account ingelogd in een nieuwe browser.',
        '{where}, {time}',
        'Was jij dit, dan hoef je niets te doen.',
        'Was jij dit niet? Log dat apparaat dan uit in je account en stel meteen een nieuw wachtwoord in.',
      ],
      action: 'Bekijk je apparaten',
    },
    account_exists: {
      subject: 'Je hebt een account bij {app}',
      lines: [
        'Iemand, waarschijnlijk jij, wilde zich met dit adres aanmelden. Het heeft al een account: log daarmee in.',
        'Was jij dit niet, dan hoef je niets te doen.',
      ],
    },
    email_address_taken: {
      subject: 'Dit adres hoort bij je account bij {app}',
      lines: [
        'Iemand wilde dit adres aan een ander account toevoegen. Het blijft bij dat van jou.',
        'Was jij het, verwijder het dan eerst uit dit account. Zo niet, dan hoef je niets te doen.',
      ],
    },
    password_changed: {
      subject: 'Je wachtwoord voor {app} is gewijzigd',
      lines: ['Het wachtwoord van je account is zojuist gewijzigd.', ifNotYou],
    },
    account_connected: {
      subject: 'Een {provider}-account is gekoppeld aan je account bij {app}',
      lines: [
        'Wie dat {provider}-account heeft, kan voortaan bij jouw account inloggen.',
        ifNotYouRemove,
      ],
    },
    account_removed: {
      subject: 'Een {provider}-account is losgekoppeld van je account bij {app}',
      lines: ['Niemand logt nog met dat {provider}-account in bij jouw account.', ifNotYou],
    },
    passkey_added: {
      subject: 'Er is een passkey toegevoegd aan je account bij {app}',
      lines: [
        'Wie de passkey ‘{name}’ heeft, kan voortaan bij je account inloggen.',
        ifNotYouRemove,
      ],
    },
    passkey_removed: {
      subject: 'Er is een passkey verwijderd uit je account bij {app}',
      lines: ['De passkey ‘{name}’ opent je account niet meer.', ifNotYou],
    },
    api_key_made: {
      subject: 'Er is een API-sleutel gemaakt met je account bij {app}',
      lines: ['Programma’s met de API-sleutel ‘{name}’ hebben vanaf nu toegang.', ifNotYouRemove],
    },
    second_step_on: {
      subject: 'Verificatie in twee stappen staat aan voor je account bij {app}',
      lines: [
        'Bij het inloggen is voortaan ook een code van je authenticator-app nodig.',
        ifNotYou,
      ],
    },
    phone_factor_on: {
      subject: 'Een telefoon is de tweede stap van je account bij {app}',
      lines: [
        'Bij het inloggen kan voortaan om een code worden gevraagd die daarheen wordt gestuurd.',
        ifNotYou,
      ],
    },
    second_step_off: {
      subject: 'Verificatie in twee stappen staat uit voor je account bij {app}',
      lines: ['Bij het inloggen wordt niet meer om een tweede stap gevraagd.', ifNotYou],
    },
    backup_codes: {
      subject: 'Je account bij {app} heeft nieuwe reservecodes',
      lines: [
        'Er zijn nieuwe reservecodes voor je account gemaakt. De oude werken niet meer.',
        ifNotYou,
      ],
    },
    backup_code_used: {
      subject: 'Er is een reservecode van je account bij {app} gebruikt',
      lines: ['Een van je reservecodes is zojuist gebruikt. Hij werkt niet meer.', ifNotYou],
    },
    phone_number_added: {
      subject: 'Je account bij {app} heeft er een telefoonnummer bij',
      lines: ['{number} is aan je account toegevoegd.', ifNotYou],
    },
    phone_number_removed: {
      subject: 'Er is een telefoonnummer verwijderd uit je account bij {app}',
      lines: ['{number} hoort niet meer bij je account.', ifNotYou],
    },
    email_address_added: {
      subject: 'Je account bij {app} heeft er een adres bij',
      lines: ['{address} is aan je account toegevoegd. Je kunt ermee inloggen.', ifNotYou],
    },
    email_address_removed: {
      subject: 'Er is een adres verwijderd uit je account bij {app}',
      lines: ['{address} hoort niet meer bij je account.', ifNotYou],
    },
    email_address_changed: {
      subject: 'Je account bij {app} heeft een ander hoofdadres',
      lines: ['Dit adres is niet langer het hoofdadres van je account.', ifNotYou],
    },
    account_locked: {
      subject: 'Te veel mislukte pogingen bij je account bij {app}',
      lines: [
        'Iemand heeft verkeerde wachtwoorden of codes voor je account ingevuld. Wachtwoorden worden {minutes} minuten lang geweigerd.',
        'Apparaten die zijn ingelogd, blijven dat. Was jij dit niet, kies dan een sterk wachtwoord.',
      ],
    },
    second_step_locked: {
      subject: 'Te veel verkeerde codes bij je account bij {app}',
      lines: [
        'Iemand die je wachtwoord kon invullen, of een code voor jou kon lezen, heeft bij de tweede stap verkeerde codes ingevuld. Zulke codes worden {span} lang geweigerd.',
        'Was jij dit niet, dan kent iemand misschien je wachtwoord: stel meteen een nieuw in.',
      ],
    },
  },
  sms: {
    code: '{code} is je code voor {app}. Hij is 10 minuten geldig. Deel hem met niemand.',
    account_exists:
      '{app}: iemand wilde zich met dit nummer aanmelden. Het heeft al een account: log daarmee in.',
  },
}
