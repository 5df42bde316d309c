import type { Texts } from './texts.ts'

const ifNotYou = 'Jeśli to nie Ty, natychmiast zresetuj hasło.'
const ifNotYouRemove = 'Jeśli to nie Ty, usuń go na swoim koncie i natychmiast zresetuj hasło.'

export const pl: Texts = {
  purposes: {
    sign_in: 'Wpisz ten kod, aby się zalogować.',
    confirm_address: 'Wpisz ten kod, aby potwierdzić swój adres.',
    reset_password: 'Wpisz ten kod, aby wybrać nowe hasło.',
    confirm_person: 'Wpisz ten kod, aby potwierdzić, że to Ty.',
    new_browser: 'Wpisz ten kod, aby zalogować się w nowej przeglądarce.',
  },
  bound: 'Działa w przeglądarce, w której został zamówiony.',
  support: 'Pytania? Napisz na {support}.',
  letters: {
    code: {
      subject: '{code} to Twój kod do {app}',
      lines: [
        '{purpose} Jest ważny 10 minut i działa tylko raz.',
        'Jeśli kod nie był zamawiany przez Ciebie, zignoruj tę wiadomość: bez kodu nikt nie wejdzie.',
      ],
    },
    hidden_code: { subject: 'Twój kod do {app}', lines: [] },
    link_sign_in: {
      subject: 'Twój link do logowania w {app}',
      lines: [
        'Otwórz ten link, aby się zalogować. Jest ważny 10 minut i działa tylko raz.',
        '{bound}',
        'Jeśli link nie był zamawiany przez Ciebie, zignoruj tę wiadomość i nie otwieraj go.',
      ],
      action: 'Zaloguj się',
    },
    link_confirm_address: {
      subject: 'Twój link do potwierdzenia adresu w {app}',
      lines: [
        'Otwórz ten link, aby potwierdzić swój adres. Jest ważny 10 minut i działa tylko raz.',
        '{bound}',
        'Jeśli link nie był zamawiany przez Ciebie, zignoruj tę wiadomość i nie otwieraj go.',
      ],
      action: 'Potwierdź ten adres',
    },
    waitlist: {
      subject: 'Twoje miejsce na liście oczekujących {app}',
      lines: [
        'Dziękujemy za zainteresowanie. Gdy przyjdzie Twoja kolej, dostaniesz wiadomość z zaproszeniem.',
        'Jeśli ten adres podał ktoś inny, zignoruj tę wiadomość.',
      ],
    },
    invitation: {
      subject: 'Zaproszenie do {app}',
      lines: [
        '{app} zaprasza do założenia konta z tym adresem.',
        'Jeśli nie wiesz, o co chodzi, zignoruj tę wiadomość.',
      ],
      action: 'Przyjmij zaproszenie',
    },
    organization_invitation: {
      subject: 'Zaproszenie do „{name}” w {app}',
      lines: [
        '„{name}” zaprasza do dołączenia w {app}.',
        'Jeśli nie wiesz, o co chodzi, zignoruj tę wiadomość.',
      ],
      action: 'Przyjmij zaproszenie',
    },
    second_code: {
      subject: '{code} to Twój kod do {app}',
      lines: [
        '{purpose} Jest ważny 10 minut i działa tylko raz.',
        `Ktoś wpisał Twoje hasło. ${ifNotYou}`,
      ],
    },
    new_browser: {
      subject: 'Nowe logowanie na Twoje konto w {app}',
      lines: [
        'Ktoś zalogował się na Twoje konto w nowej przeglądarce.',
        '{where}, {time}',
        'Jeśli to Ty, nie musisz nic robić.',
        'Jeśli to nie Ty, wyloguj to urządzenie na swoim koncie i natychmiast zresetuj hasło.',
      ],
      action: 'Zobacz swoje urządzenia',
    },
    account_exists: {
      subject: 'Masz już konto w {app}',
      lines: [
        'Ktoś, prawdopodobnie Ty, chciał się zarejestrować z tym adresem. Ma on już konto: zaloguj się.',
        'Jeśli to nie Ty, nie musisz nic robić.',
      ],
    },
    email_address_taken: {
      subject: 'Ten adres należy do Twojego konta w {app}',
      lines: [
        'Ktoś chciał dodać ten adres do innego konta. Pozostaje on przy Twoim.',
        'Jeśli to Ty, usuń go najpierw z tego konta. Jeśli nie, nie musisz nic robić.',
      ],
    },
    password_changed: {
      subject: 'Twoje hasło do {app} zostało zmienione',
      lines: ['Hasło do Twojego konta zostało właśnie zmienione.', ifNotYou],
    },
    account_connected: {
      subject: 'Konto {provider} zostało połączone z Twoim kontem w {app}',
      lines: [
        'Kto ma to konto {provider}, może od teraz logować się na Twoje konto.',
        'Jeśli to nie Ty, usuń je na swoim koncie i natychmiast zresetuj hasło.',
      ],
    },
    account_removed: {
      subject: 'Konto {provider} zostało odłączone od Twojego konta w {app}',
      lines: ['Nikt już nie zaloguje się na Twoje konto tym kontem {provider}.', ifNotYou],
    },
    passkey_added: {
      subject: 'Do Twojego konta w {app} dodano klucz dostępu',
      lines: [
        'Kto ma klucz dostępu „{name}”, może od teraz logować się na Twoje konto.',
        ifNotYouRemove,
      ],
    },
    passkey_removed: {
      subject: 'Z Twojego konta w {app} usunięto klucz dostępu',
      lines: ['Klucz dostępu „{name}” nie otwiera już Twojego konta.', ifNotYou],
    },
    api_key_made: {
      subject: 'Za pomocą Twojego konta w {app} utworzono klucz API',
      lines: ['Programy, które mają klucz API „{name}”, mają odtąd dostęp.', ifNotYouRemove],
    },
    second_step_on: {
      subject: 'Weryfikacja dwuetapowa jest włączona na Twoim koncie w {app}',
      lines: [
        'Od teraz przy logowaniu potrzebny jest też kod z Twojej aplikacji uwierzytelniającej.',
        ifNotYou,
      ],
    },
    phone_factor_on: {
      subject: 'Telefon jest drugim etapem na Twoim koncie w {app}',
      lines: [
        'Od teraz przy logowaniu może być potrzebny kod, który jest na niego wysyłany.',
        ifNotYou,
      ],
    },
    second_step_off: {
      subject: 'Weryfikacja dwuetapowa jest wyłączona na Twoim koncie w {app}',
      lines: ['Przy logowaniu nie jest już potrzebny drugi etap.', ifNotYou],
    },
    backup_codes: {
      subject: 'Twoje konto w {app} ma nowe kody zapasowe',
      lines: ['Dla Twojego konta utworzono nowe kody zapasowe. Stare już nie działają.', ifNotYou],
    },
    backup_code_used: {
      subject: 'Użyto kodu zapasowego do Twojego konta w {app}',
      lines: ['Właśnie użyto jednego z Twoich kodów zapasowych. Już nie działa.', ifNotYou],
    },
    phone_number_added: {
      subject: 'Twoje konto w {app} ma kolejny numer telefonu',
      lines: ['Do Twojego konta dodano {number}.', ifNotYou],
    },
    phone_number_removed: {
      subject: 'Z Twojego konta w {app} usunięto numer telefonu',
      lines: ['{number} nie jest już numerem Twojego konta.', ifNotYou],
    },
    email_address_added: {
      subject: 'Twoje konto w {app} ma kolejny adres',
      lines: ['Do Twojego konta dodano {address}. Można się nim logować.', ifNotYou],
    },
    email_address_removed: {
      subject: 'Z Twojego konta w {app} usunięto adres',
      lines: ['{address} nie jest już adresem Twojego konta.', ifNotYou],
    },
    email_address_changed: {
      subject: 'Twoje konto w {app} ma inny adres główny',
      lines: ['Ten adres nie jest już głównym adresem Twojego konta.', ifNotYou],
    },
    account_locked: {
      subject: 'Zbyt wiele błędnych prób na Twoim koncie w {app}',
      lines: [
        'Ktoś wpisywał błędne hasła lub kody do Twojego konta. Hasła są odrzucane przez {minutes} min.',
        'Zalogowane urządzenia pozostają zalogowane. Jeśli to nie Ty, wybierz silne hasło.',
      ],
    },
    second_step_locked: {
      subject: 'Zbyt wiele błędnych kodów na Twoim koncie w {app}',
      lines: [
        'Ktoś, kto mógł wpisać Twoje hasło lub odczytać kod dla Ciebie, wpisywał błędne kody w drugim etapie. Takie kody są odrzucane przez {span}.',
        'Jeśli to nie Ty, ktoś może znać Twoje hasło: natychmiast je zresetuj.',
      ],
    },
  },
  sms: {
    // Without letters that GSM 03.38 lacks.
    code: '{code} to kod do {app}. Jest wazny 10 minut. Nie podawaj go nikomu.',
    account_exists:
      '{app}: ktos chcial zalozyc konto z tym numerem, ale ten numer ma juz konto. Mozna sie zalogowac.',
  },
}
