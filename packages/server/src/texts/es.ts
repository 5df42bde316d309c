import type { Texts } from './texts.ts'

const ifNotYou = 'Si no fuiste tú, restablece tu contraseña cuanto antes.'
const ifNotYouRemove =
  'Si no fuiste tú, elimínalo en tu cuenta y restablece tu contraseña cuanto antes.'

export const es: Texts = {
  purposes: {
    sign_in: 'Escribe este código para iniciar sesión.',
    confirm_address: 'Escribe este código para confirmar tu dirección.',
    reset_password: 'Escribe este código para elegir una contraseña nueva.',
    confirm_person: 'Escribe este código para confirmar que eres tú.',
    new_browser: 'Escribe este código para iniciar sesión en un navegador nuevo.',
  },
  bound: 'Funciona en el navegador en el que lo pediste.',
  support: '¿Tienes preguntas? Escribe a {support}.',
  letters: {
    code: {
      subject: '{code} es tu código de {app}',
      lines: [
        '{purpose} Vale durante 10 minutos y una sola vez.',
        'Si no lo pediste, puedes ignorar este correo: nadie entra sin el código.',
      ],
    },
    hidden_code: { subject: 'Tu código de {app}', lines: [] },
    link_sign_in: {
      subject: 'Tu enlace para iniciar sesión en {app}',
      lines: [
        'Abre este enlace para iniciar sesión. Vale durante 10 minutos y una sola vez.',
        '{bound}',
        'Si no lo pediste, puedes ignorar este correo y no deberías abrir el enlace.',
      ],
      action: 'Iniciar sesión',
    },
    link_confirm_address: {
      subject: 'Tu enlace para confirmar tu dirección en {app}',
      lines: [
        'Abre este enlace para confirmar tu dirección. Vale durante 10 minutos y una sola vez.',
        '{bound}',
        'Si no lo pediste, puedes ignorar este correo y no deberías abrir el enlace.',
      ],
      action: 'Confirmar esta dirección',
    },
    waitlist: {
      subject: 'Estás en la lista de espera de {app}',
      lines: [
        'Gracias por tu interés. Recibirás un correo con una invitación cuando llegue tu turno.',
        'Si no fuiste tú quien apuntó esta dirección, puedes ignorar este correo.',
      ],
    },
    invitation: {
      subject: 'Tienes una invitación a {app}',
      lines: [
        '{app} te invita a crear una cuenta con esta dirección.',
        'Si no sabes de qué se trata, puedes ignorar este correo.',
      ],
      action: 'Aceptar la invitación',
    },
    organization_invitation: {
      subject: 'Tienes una invitación a «{name}» en {app}',
      lines: [
        '«{name}» te invita a unirte en {app}.',
        'Si no sabes de qué se trata, puedes ignorar este correo.',
      ],
      action: 'Aceptar la invitación',
    },
    second_code: {
      subject: '{code} es tu código de {app}',
      lines: [
        '{purpose} Vale durante 10 minutos y una sola vez.',
        `Alguien ha escrito tu contraseña. ${ifNotYou}`,
      ],
    },
    new_browser: {
      subject: 'Nuevo inicio de sesión en tu cuenta de {app}',
      lines: [
        'Alguien inició sesión en tu cuenta desde un navegador nuevo.',
        '{where}, {time}',
        'Si fuiste tú, no tienes que hacer nada.',
        'Si no fuiste tú, cierra la sesión de ese dispositivo en tu cuenta y restablece tu contraseña cuanto antes.',
      ],
      action: 'Ver tus dispositivos',
    },
    account_exists: {
      subject: 'Tienes una cuenta en {app}',
      lines: [
        'Alguien, probablemente tú, intentó registrarse con esta dirección. Ya tiene una cuenta: inicia sesión con ella.',
        'Si no fuiste tú, no tienes que hacer nada.',
      ],
    },
    email_address_taken: {
      subject: 'Esta dirección pertenece a tu cuenta de {app}',
      lines: [
        'Alguien intentó añadir esta dirección a otra cuenta. Se queda en la tuya.',
        'Si fuiste tú, quítala primero de esta cuenta. Si no, no tienes que hacer nada.',
      ],
    },
    password_changed: {
      subject: 'Se cambió tu contraseña de {app}',
      lines: ['La contraseña de tu cuenta se acaba de cambiar.', ifNotYou],
    },
    account_connected: {
      subject: 'Se conectó una cuenta de {provider} a tu cuenta de {app}',
      lines: [
        'Quien tenga esa cuenta de {provider} puede entrar en la tuya a partir de ahora.',
        ifNotYouRemove,
      ],
    },
    account_removed: {
      subject: 'Se quitó una cuenta de {provider} de tu cuenta de {app}',
      lines: ['Ya nadie entra en tu cuenta con esa cuenta de {provider}.', ifNotYou],
    },
    passkey_added: {
      subject: 'Se añadió una llave de acceso a tu cuenta de {app}',
      lines: [
        'Quien tenga la llave de acceso «{name}» puede entrar en tu cuenta a partir de ahora.',
        ifNotYouRemove,
      ],
    },
    passkey_removed: {
      subject: 'Se quitó una llave de acceso de tu cuenta de {app}',
      lines: ['La llave de acceso «{name}» ya no abre tu cuenta.', ifNotYou],
    },
    api_key_made: {
      subject: 'Se creó una clave de API con tu cuenta de {app}',
      lines: [
        'Los programas que tengan la clave de API «{name}» tienen acceso a partir de ahora.',
        ifNotYouRemove,
      ],
    },
    second_step_on: {
      subject: 'La verificación en dos pasos está activada en tu cuenta de {app}',
      lines: [
        'A partir de ahora, al iniciar sesión se pide también un código de tu aplicación de autenticación.',
        ifNotYou,
      ],
    },
    phone_factor_on: {
      subject: 'Un teléfono es el segundo paso de tu cuenta de {app}',
      lines: [
        'A partir de ahora, al iniciar sesión se puede pedir un código que se envía a él.',
        ifNotYou,
      ],
    },
    second_step_off: {
      subject: 'La verificación en dos pasos está desactivada en tu cuenta de {app}',
      lines: ['Al iniciar sesión ya no se pide un segundo paso.', ifNotYou],
    },
    backup_codes: {
      subject: 'Tu cuenta de {app} tiene códigos de respaldo nuevos',
      lines: [
        'Se crearon códigos de respaldo nuevos para tu cuenta. Los anteriores ya no valen.',
        ifNotYou,
      ],
    },
    backup_code_used: {
      subject: 'Se usó un código de respaldo de tu cuenta de {app}',
      lines: ['Se acaba de usar uno de tus códigos de respaldo. Ya no vale.', ifNotYou],
    },
    phone_number_added: {
      subject: 'Tu cuenta de {app} tiene otro número de teléfono',
      lines: ['Se añadió {number} a tu cuenta.', ifNotYou],
    },
    phone_number_removed: {
      subject: 'Se quitó un número de teléfono de tu cuenta de {app}',
      lines: ['{number} ya no es un número de tu cuenta.', ifNotYou],
    },
    email_address_added: {
      subject: 'Tu cuenta de {app} tiene otra dirección',
      lines: ['Se añadió {address} a tu cuenta. Sirve para iniciar sesión.', ifNotYou],
    },
    email_address_removed: {
      subject: 'Se quitó una dirección de tu cuenta de {app}',
      lines: ['{address} ya no es una dirección de tu cuenta.', ifNotYou],
    },
    email_address_changed: {
      subject: 'Tu cuenta de {app} tiene otra dirección principal',
      lines: ['Esta dirección ya no es la principal de tu cuenta.', ifNotYou],
    },
    account_locked: {
      subject: 'Demasiados intentos fallidos en tu cuenta de {app}',
      lines: [
        'Alguien escribió contraseñas o códigos incorrectos para tu cuenta. Las contraseñas se rechazan durante {minutes} minutos.',
        'Los dispositivos con la sesión iniciada la conservan. Si no fuiste tú, elige una contraseña segura.',
      ],
    },
    second_step_locked: {
      subject: 'Demasiados códigos incorrectos en tu cuenta de {app}',
      lines: [
        'Alguien que pudo escribir tu contraseña, o leer un código para ti, escribió códigos incorrectos en el segundo paso. Esos códigos se rechazan durante {span}.',
        'Si no fuiste tú, puede que alguien sepa tu contraseña: restablécela cuanto antes.',
      ],
    },
  },
  sms: {
    code: '{code} es tu clave de {app}. Vale durante 10 minutos. No la compartas.',
    account_exists:
      '{app}: alguien quiso registrarse con este numero, que ya tiene una cuenta. Entra con ella.',
  },
}
