const ifNotYou = 'If it was not you, reset your password at once.'
const ifNotYouRemove =
  'If it was not you, remove it in your account, and reset your password at once.'

export const en = {
  purposes: {
    sign_in: 'Enter this code to sign in.',
    confirm_address: 'Enter this code to confirm your address.',
    reset_password: 'Enter this code to choose a new password.',
    confirm_person: 'Enter this code to confirm that it is you.',
    new_browser: 'Enter this code to sign in in a browser that is new.',
  },
  bound: 'It works in the browser in which you asked for it.',
  support: 'Questions? Write to {support}.',
  letters: {
    code: {
      subject: '{code} is your {app} code',
      lines: [
        '{purpose} It is good for 10 minutes and works once.',
        'If you did not ask for it, you can ignore this mail: nobody gets in without the code.',
      ],
    },
    /** The same, where settings want no code on the lock screen. */
    hidden_code: { subject: 'Your {app} code', lines: [] },
    link_sign_in: {
      subject: 'Your {app} link to sign in',
      lines: [
        'Open this link to sign in. It is good for 10 minutes and works once.',
        '{bound}',
        'If you did not ask for it, you can ignore this mail, and should not open the link.',
      ],
      action: 'Sign in',
    },
    link_confirm_address: {
      subject: 'Your {app} link to confirm your address',
      lines: [
        'Open this link to confirm your address. It is good for 10 minutes and works once.',
        '{bound}',
        'If you did not ask for it, you can ignore this mail, and should not open the link.',
      ],
      action: 'Confirm this address',
    },
    waitlist: {
      subject: 'You are on the waitlist of {app}',
      lines: [
        'Thank you for your interest. You get a mail with an invitation when it is your turn.',
        'If it was not you who joined with this address, you can ignore this mail.',
      ],
    },
    invitation: {
      subject: 'You are invited to {app}',
      lines: [
        '{app} invites you to make an account with this address.',
        'If you do not know what this is about, you can ignore this mail.',
      ],
      action: 'Accept the invitation',
    },
    organization_invitation: {
      subject: 'You are invited to “{name}” at {app}',
      lines: [
        '“{name}” invites you to join them at {app}.',
        'If you do not know what this is about, you can ignore this mail.',
      ],
      action: 'Accept the invitation',
    },
    /** Of whoever has entered a password. */
    second_code: {
      subject: '{code} is your {app} code',
      lines: [
        '{purpose} It is good for 10 minutes and works once.',
        `Somebody has entered your password. ${ifNotYou}`,
      ],
    },
    new_browser: {
      subject: 'A new sign-in to your {app} account',
      lines: [
        'Somebody signed in to your account in a browser that was new to it.',
        '{where}, {time}',
        'If it was you, there is nothing to do.',
        'If it was not you, sign that device out in your account, and reset your password at once.',
      ],
      action: 'Look at your devices',
    },
    account_exists: {
      subject: 'You have an account at {app}',
      lines: [
        'Somebody, probably you, tried to sign up with this address. It has an account already: sign in instead.',
        'If it was not you, there is nothing to do.',
      ],
    },
    email_address_taken: {
      subject: 'This address belongs to your {app} account',
      lines: [
        'Somebody tried to add this address to another account. It stays with yours.',
        'If it was you, remove it from this account first. If it was not you, there is nothing to do.',
      ],
    },
    password_changed: {
      subject: 'Your {app} password was changed',
      lines: ['The password of your account was just changed.', ifNotYou],
    },
    account_connected: {
      subject: 'A {provider} account was connected to your {app} account',
      lines: [
        'Whoever has that {provider} account can sign in to yours from now on.',
        ifNotYouRemove,
      ],
    },
    account_removed: {
      subject: 'A {provider} account was removed from your {app} account',
      lines: ['Nobody signs in to your account with that {provider} account any more.', ifNotYou],
    },
    passkey_added: {
      subject: 'A passkey was added to your {app} account',
      lines: [
        'Whoever has the passkey “{name}” can sign in to your account from now on.',
        ifNotYouRemove,
      ],
    },
    passkey_removed: {
      subject: 'A passkey was removed from your {app} account',
      lines: ['The passkey “{name}” no longer opens your account.', ifNotYou],
    },
    api_key_made: {
      subject: 'An API key was made with your {app} account',
      lines: ['Programs that have the API key “{name}” are let in from now on.', ifNotYouRemove],
    },
    second_step_on: {
      subject: 'Two-step verification is on for your {app} account',
      lines: [
        'From now on signing in asks for a code of your authenticator app as well.',
        ifNotYou,
      ],
    },
    phone_factor_on: {
      subject: 'A phone is the second step of your {app} account',
      lines: ['From now on signing in may ask for a code that is sent to it.', ifNotYou],
    },
    second_step_off: {
      subject: 'Two-step verification is off for your {app} account',
      lines: ['Signing in no longer asks for a second step.', ifNotYou],
    },
    backup_codes: {
      subject: 'Your {app} account has new backup codes',
      lines: [
        'New backup codes were made for your account. The old ones no longer work.',
        ifNotYou,
      ],
    },
    backup_code_used: {
      subject: 'A backup code was used for your {app} account',
      lines: ['One of your backup codes was just used. It works no more.', ifNotYou],
    },
    phone_number_added: {
      subject: 'Your {app} account has another phone number',
      lines: ['{number} was added to your account.', ifNotYou],
    },
    phone_number_removed: {
      subject: 'A phone number was removed from your {app} account',
      lines: ['{number} is no longer a number of your account.', ifNotYou],
    },
    email_address_added: {
      subject: 'Your {app} account has another address',
      lines: ['{address} was added to your account. It can be used to sign in.', ifNotYou],
    },
    email_address_removed: {
      subject: 'An address was removed from your {app} account',
      lines: ['{address} is no longer an address of your account.', ifNotYou],
    },
    email_address_changed: {
      subject: 'Your {app} account has another main address',
      lines: ['This address is no longer the main address of your account.', ifNotYou],
    },
    account_locked: {
      subject: 'Too many wrong tries at your {app} account',
      lines: [
        'Somebody entered wrong passwords or codes for your account. Passwords are refused for {minutes} minutes.',
        'Devices that are signed in stay signed in. If it was not you, choose a strong password.',
      ],
    },
    second_step_locked: {
      subject: 'Too many wrong codes at your {app} account',
      lines: [
        'Somebody who could enter your password, or read a code for you, entered wrong codes as the second step. Such codes are refused for {span}.',
        'If it was not you, somebody may know your password: reset it at once.',
      ],
    },
  },
  sms: {
    code: '{code} is your {app} code. It is good for 10 minutes. Do not share it.',
    account_exists:
      '{app}: somebody tried to sign up with this number, which has an account. Sign in instead.',
  },
} as const
