import type { Texts } from './texts.ts'

const ifNotYou = 'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre.'
const ifNotYouRemove =
  'Si ce n’était pas vous, retirez-le de votre compte et réinitialisez votre mot de passe sans attendre.'

export const fr: Texts = {
  purposes: {
    sign_in: 'Saisissez ce code pour vous connecter.',
    confirm_address: 'Saisissez ce code pour confirmer votre adresse.',
    reset_password: 'Saisissez ce code pour choisir un nouveau mot de passe.',
    confirm_person: 'Saisissez ce code pour confirmer que c’est bien vous.',
    new_browser: 'Saisissez ce code pour vous connecter depuis un nouveau navigateur.',
  },
  bound: 'Il fonctionne dans le navigateur où vous l’avez demandé.',
  support: 'Une question ? Écrivez à {support}.',
  letters: {
    code: {
      subject: '{code} est votre code {app}',
      lines: [
        '{purpose} Il est valable 10 minutes et ne sert qu’une fois.',
        'Si vous ne l’avez pas demandé, ignorez ce message : personne n’entre sans le code.',
      ],
    },
    hidden_code: { subject: 'Votre code {app}', lines: [] },
    link_sign_in: {
      subject: 'Votre lien de connexion à {app}',
      lines: [
        'Ouvrez ce lien pour vous connecter. Il est valable 10 minutes et ne sert qu’une fois.',
        '{bound}',
        'Si vous ne l’avez pas demandé, ignorez ce message et n’ouvrez pas le lien.',
      ],
      action: 'Se connecter',
    },
    link_confirm_address: {
      subject: 'Votre lien pour confirmer votre adresse chez {app}',
      lines: [
        'Ouvrez ce lien pour confirmer votre adresse. Il est valable 10 minutes et ne sert qu’une fois.',
        '{bound}',
        'Si vous ne l’avez pas demandé, ignorez ce message et n’ouvrez pas le lien.',
      ],
      action: 'Confirmer cette adresse',
    },
    waitlist: {
      subject: 'Vous êtes sur la liste d’attente de {app}',
      lines: [
        'Merci de votre intérêt. Vous recevrez un message avec une invitation quand ce sera votre tour.',
        'Si ce n’est pas vous qui avez inscrit cette adresse, ignorez ce message.',
      ],
    },
    invitation: {
      subject: 'Vous êtes invité à rejoindre {app}',
      lines: [
        '{app} vous invite à créer un compte avec cette adresse.',
        'Si vous ne savez pas de quoi il s’agit, ignorez ce message.',
      ],
      action: 'Accepter l’invitation',
    },
    organization_invitation: {
      subject: 'Vous êtes invité dans « {name} » sur {app}',
      lines: [
        '« {name} » vous invite à les rejoindre sur {app}.',
        'Si vous ne savez pas de quoi il s’agit, ignorez ce message.',
      ],
      action: 'Accepter l’invitation',
    },
    second_code: {
      subject: '{code} est votre code {app}',
      lines: [
        '{purpose} Il est valable 10 minutes et ne sert qu’une fois.',
        `Quelqu’un a saisi votre mot de passe. ${ifNotYou}`,
      ],
    },
    new_browser: {
      subject: 'Nouvelle connexion à votre compte {app}',
      lines: [
        'Quelqu’un s’est connecté à votre compte depuis un nouveau navigateur.',
        '{where}, {time}',
        'Si c’était vous, il n’y a rien à faire.',
        'Si ce n’était pas vous, déconnectez cet appareil dans votre compte et réinitialisez votre mot de passe sans attendre.',
      ],
      action: 'Voir vos appareils',
    },
    account_exists: {
      subject: 'Vous avez un compte chez {app}',
      lines: [
        'Quelqu’un, sans doute vous, a voulu s’inscrire avec cette adresse. Elle a déjà un compte : connectez-vous plutôt.',
        'Si ce n’était pas vous, il n’y a rien à faire.',
      ],
    },
    email_address_taken: {
      subject: 'Cette adresse appartient à votre compte {app}',
      lines: [
        'Quelqu’un a voulu ajouter cette adresse à un autre compte. Elle reste au vôtre.',
        'Si c’était vous, retirez-la d’abord de ce compte. Sinon, il n’y a rien à faire.',
      ],
    },
    password_changed: {
      subject: 'Votre mot de passe {app} a été modifié',
      lines: ['Le mot de passe de votre compte vient d’être modifié.', ifNotYou],
    },
    account_connected: {
      subject: 'Un compte {provider} a été relié à votre compte {app}',
      lines: [
        'Toute personne disposant de ce compte {provider} peut désormais se connecter au vôtre.',
        ifNotYouRemove,
      ],
    },
    account_removed: {
      subject: 'Un compte {provider} a été détaché de votre compte {app}',
      lines: ['Plus personne ne se connecte à votre compte avec ce compte {provider}.', ifNotYou],
    },
    passkey_added: {
      subject: 'Une clé d’accès a été ajoutée à votre compte {app}',
      lines: [
        'Toute personne disposant de la clé d’accès « {name} » peut désormais se connecter à votre compte.',
        ifNotYouRemove,
      ],
    },
    passkey_removed: {
      subject: 'Une clé d’accès a été retirée de votre compte {app}',
      lines: ['La clé d’accès « {name} » n’ouvre plus votre compte.', ifNotYou],
    },
    api_key_made: {
      subject: 'Une clé API a été créée avec votre compte {app}',
      lines: [
        'Les programmes disposant de la clé API « {name} » y ont désormais accès.',
        ifNotYouRemove,
      ],
    },
    second_step_on: {
      subject: 'La vérification en deux étapes est activée pour votre compte {app}',
      lines: [
        'Désormais, la connexion demande aussi un code de votre application d’authentification.',
        ifNotYou,
      ],
    },
    phone_factor_on: {
      subject: 'Un téléphone est la seconde étape de votre compte {app}',
      lines: ['Désormais, la connexion peut demander un code qui lui est envoyé.', ifNotYou],
    },
    second_step_off: {
      subject: 'La vérification en deux étapes est désactivée pour votre compte {app}',
      lines: ['La connexion ne demande plus de seconde étape.', ifNotYou],
    },
    backup_codes: {
      subject: 'Votre compte {app} a de nouveaux codes de secours',
      lines: [
        'De nouveaux codes de secours ont été créés pour votre compte. Les anciens ne servent plus.',
        ifNotYou,
      ],
    },
    backup_code_used: {
      subject: 'Un code de secours de votre compte {app} a été utilisé',
      lines: ['Un de vos codes de secours vient d’être utilisé. Il ne sert plus.', ifNotYou],
    },
    phone_number_added: {
      subject: 'Votre compte {app} a un nouveau numéro de téléphone',
      lines: ['{number} a été ajouté à votre compte.', ifNotYou],
    },
    phone_number_removed: {
      subject: 'Un numéro de téléphone a été retiré de votre compte {app}',
      lines: ['{number} ne fait plus partie de votre compte.', ifNotYou],
    },
    email_address_added: {
      subject: 'Votre compte {app} a une nouvelle adresse',
      lines: ['{address} a été ajoutée à votre compte. Elle permet de se connecter.', ifNotYou],
    },
    email_address_removed: {
      subject: 'Une adresse a été retirée de votre compte {app}',
      lines: ['{address} ne fait plus partie de votre compte.', ifNotYou],
    },
    email_address_changed: {
      subject: 'Votre compte {app} a une autre adresse principale',
      lines: ['Cette adresse n’est plus l’adresse principale de votre compte.', ifNotYou],
    },
    account_locked: {
      subject: 'Trop d’essais erronés sur votre compte {app}',
      lines: [
        'Quelqu’un a saisi des mots de passe ou des codes erronés pour votre compte. Les mots de passe sont refusés pendant {minutes} minutes.',
        'Les appareils connectés le restent. Si ce n’était pas vous, choisissez un mot de passe robuste.',
      ],
    },
    second_step_locked: {
      subject: 'Trop de codes erronés sur votre compte {app}',
      lines: [
        'Quelqu’un qui a pu saisir votre mot de passe, ou lire un code qui vous était destiné, a saisi des codes erronés à la seconde étape. Ces codes sont refusés pendant {span}.',
        'Si ce n’était pas vous, quelqu’un connaît peut-être votre mot de passe : réinitialisez-le sans attendre.',
      ],
    },
  },
  sms: {
    code: '{code} est votre code {app}. Il est valable 10 minutes. Ne le partagez pas.',
    account_exists:
      "{app} : quelqu'un a voulu s'inscrire avec ce numéro, qui a déjà un compte. Connectez-vous.",
  },
}
