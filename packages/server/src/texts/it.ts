import type { Texts } from './texts.ts'

const ifNotYou = 'Se non sei stato tu, reimposta subito la tua password.'
const ifNotYouRemove =
  'Se non sei stato tu, rimuovi questo accesso dal tuo account e reimposta subito la tua password.'

export const it: Texts = {
  purposes: {
    sign_in: 'Inserisci questo codice per accedere.',
    confirm_address: 'Inserisci questo codice per confermare il tuo indirizzo.',
    reset_password: 'Inserisci questo codice per scegliere una nuova password.',
    confirm_person: 'Inserisci questo codice per confermare che sei tu.',
    new_browser: 'Inserisci questo codice per accedere da un nuovo browser.',
  },
  bound: 'Funziona nel browser in cui l’hai richiesto.',
  support: 'Domande? Scrivi a {support}.',
  letters: {
    code: {
      subject: '{code} è il tuo codice {app}',
      lines: [
        '{purpose} Vale 10 minuti e una volta sola.',
        'Se non l’hai richiesto, ignora questa mail: senza il codice non entra nessuno.',
      ],
    },
    hidden_code: { subject: 'Il tuo codice {app}', lines: [] },
    link_sign_in: {
      subject: 'Il tuo link per accedere a {app}',
      lines: [
        'Apri questo link per accedere. Vale 10 minuti e una volta sola.',
        '{bound}',
        'Se non l’hai richiesto, ignora questa mail e non aprire il link.',
      ],
      action: 'Accedi',
    },
    link_confirm_address: {
      subject: 'Il tuo link per confermare il tuo indirizzo su {app}',
      lines: [
        'Apri questo link per confermare il tuo indirizzo. Vale 10 minuti e una volta sola.',
        '{bound}',
        'Se non l’hai richiesto, ignora questa mail e non aprire il link.',
      ],
      action: 'Conferma questo indirizzo',
    },
    waitlist: {
      subject: 'Sei nella lista d’attesa di {app}',
      lines: [
        'Grazie per l’interesse. Riceverai una mail con un invito quando sarà il tuo turno.',
        'Se non sei stato tu a iscrivere questo indirizzo, ignora questa mail.',
      ],
    },
    invitation: {
      subject: 'Hai un invito a {app}',
      lines: [
        '{app} ti invita a creare un account con questo indirizzo.',
        'Se non sai di che cosa si tratta, ignora questa mail.',
      ],
      action: 'Accetta l’invito',
    },
    organization_invitation: {
      subject: 'Hai un invito a «{name}» su {app}',
      lines: [
        '«{name}» ti invita a unirti su {app}.',
        'Se non sai di che cosa si tratta, ignora questa mail.',
      ],
      action: 'Accetta l’invito',
    },
    second_code: {
      subject: '{code} è il tuo codice {app}',
      lines: [
        '{purpose} Vale 10 minuti e una volta sola.',
        `Qualcuno ha inserito la tua password. ${ifNotYou}`,
      ],
    },
    new_browser: {
      subject: 'Nuovo accesso al tuo account {app}',
      lines: [
        'Qualcuno ha eseguito l’accesso al tuo account da un nuovo browser.',
        '{where}, {time}',
        'Se sei stato tu, non devi fare nulla.',
        'Se non sei stato tu, disconnetti quel dispositivo dal tuo account e reimposta subito la tua password.',
      ],
      action: 'Vedi i tuoi dispositivi',
    },
    account_exists: {
      subject: 'Hai già un account su {app}',
      lines: [
        'Qualcuno, probabilmente tu, ha provato a registrarsi con questo indirizzo. Ha già un account: accedi con quello.',
        'Se non sei stato tu, non devi fare nulla.',
      ],
    },
    email_address_taken: {
      subject: 'Questo indirizzo appartiene al tuo account {app}',
      lines: [
        'Qualcuno ha provato ad aggiungere questo indirizzo a un altro account. Resta nel tuo.',
        'Se sei stato tu, rimuovilo prima da questo account. Altrimenti non devi fare nulla.',
      ],
    },
    password_changed: {
      subject: 'La tua password {app} è stata cambiata',
      lines: ['La password del tuo account è appena stata cambiata.', ifNotYou],
    },
    account_connected: {
      subject: 'Un account {provider} è stato collegato al tuo account {app}',
      lines: [
        'Chi possiede quell’account {provider} può accedere al tuo da ora in poi.',
        ifNotYouRemove,
      ],
    },
    account_removed: {
      subject: 'Un account {provider} è stato scollegato dal tuo account {app}',
      lines: ['Nessuno accede più al tuo account con quell’account {provider}.', ifNotYou],
    },
    passkey_added: {
      subject: 'Una passkey è stata aggiunta al tuo account {app}',
      lines: [
        'Chi possiede la passkey «{name}» può accedere al tuo account da ora in poi.',
        ifNotYouRemove,
      ],
    },
    passkey_removed: {
      subject: 'Una passkey è stata rimossa dal tuo account {app}',
      lines: ['La passkey «{name}» non apre più il tuo account.', ifNotYou],
    },
    api_key_made: {
      subject: 'È stata creata una chiave API con il tuo account {app}',
      lines: [
        'I programmi che hanno la chiave API “{name}” possono accedere da ora in poi.',
        ifNotYouRemove,
      ],
    },
    second_step_on: {
      subject: 'La verifica in due passaggi è attiva per il tuo account {app}',
      lines: [
        'Da ora in poi l’accesso chiede anche un codice della tua app di autenticazione.',
        ifNotYou,
      ],
    },
    phone_factor_on: {
      subject: 'Un telefono è il secondo passaggio del tuo account {app}',
      lines: ['Da ora in poi l’accesso può chiedere un codice inviato a quel telefono.', ifNotYou],
    },
    second_step_off: {
      subject: 'La verifica in due passaggi è disattivata per il tuo account {app}',
      lines: ['L’accesso non chiede più un secondo passaggio.', ifNotYou],
    },
    backup_codes: {
      subject: 'Il tuo account {app} ha nuovi codici di riserva',
      lines: [
        'Per il tuo account sono stati creati nuovi codici di riserva. Quelli vecchi non valgono più.',
        ifNotYou,
      ],
    },
    backup_code_used: {
      subject: 'È stato usato un codice di riserva del tuo account {app}',
      lines: ['Uno dei tuoi codici di riserva è appena stato usato. Non vale più.', ifNotYou],
    },
    phone_number_added: {
      subject: 'Il tuo account {app} ha un altro numero di telefono',
      lines: ['{number} è stato aggiunto al tuo account.', ifNotYou],
    },
    phone_number_removed: {
      subject: 'Un numero di telefono è stato rimosso dal tuo account {app}',
      lines: ['{number} non è più un numero del tuo account.', ifNotYou],
    },
    email_address_added: {
      subject: 'Il tuo account {app} ha un altro indirizzo',
      lines: ['{address} è stato aggiunto al tuo account. Si può usare per accedere.', ifNotYou],
    },
    email_address_removed: {
      subject: 'Un indirizzo è stato rimosso dal tuo account {app}',
      lines: ['{address} non è più un indirizzo del tuo account.', ifNotYou],
    },
    email_address_changed: {
      subject: 'Il tuo account {app} ha un altro indirizzo principale',
      lines: ['Questo indirizzo non è più quello principale del tuo account.', ifNotYou],
    },
    account_locked: {
      subject: 'Troppi tentativi sbagliati sul tuo account {app}',
      lines: [
        'Qualcuno ha inserito password o codici sbagliati per il tuo account. Le password sono rifiutate per {minutes} minuti.',
        'I dispositivi connessi restano connessi. Se non sei stato tu, scegli una password robusta.',
      ],
    },
    second_step_locked: {
      subject: 'Troppi codici sbagliati sul tuo account {app}',
      lines: [
        'Qualcuno che ha potuto inserire la tua password, o leggere un codice per te, ha inserito codici sbagliati al secondo passaggio. Questi codici sono rifiutati per {span}.',
        'Se non sei stato tu, forse qualcuno conosce la tua password: reimpostala subito.',
      ],
    },
  },
  sms: {
    code: '{code} è il tuo codice {app}. Vale 10 minuti. Non condividerlo.',
    account_exists:
      '{app}: qualcuno ha provato a registrarsi con questo numero, che ha già un account. Accedi con quello.',
  },
}
