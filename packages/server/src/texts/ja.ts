import type { Texts } from './texts.ts'

const ifNotYou = 'お心当たりがない場合は、すぐにパスワードを再設定してください。'
const ifNotYouRemove =
  'お心当たりがない場合は、アカウントから削除し、すぐにパスワードを再設定してください。'

export const ja: Texts = {
  purposes: {
    sign_in: 'サインインするには、このコードを入力してください。',
    confirm_address: 'メールアドレスを確認するには、このコードを入力してください。',
    reset_password: '新しいパスワードを設定するには、このコードを入力してください。',
    confirm_person: 'ご本人であることを確認するには、このコードを入力してください。',
    new_browser: '新しいブラウザーでサインインするには、このコードを入力してください。',
  },
  bound: 'リンクを請求したブラウザーで開いてください。',
  support: 'ご不明な点は {support} までご連絡ください。',
  letters: {
    code: {
      subject: '{code} は {app} のコードです',
      lines: [
        '{purpose}有効期限は10分で、一度だけ使えます。',
        'お心当たりがない場合は、このメールを無視してください。コードがなければ誰も入れません。',
      ],
    },
    hidden_code: { subject: '{app} のコード', lines: [] },
    link_sign_in: {
      subject: '{app} にサインインするためのリンク',
      lines: [
        'サインインするには、このリンクを開いてください。有効期限は10分で、一度だけ使えます。',
        '{bound}',
        'お心当たりがない場合は、このメールを無視し、リンクを開かないでください。',
      ],
      action: 'サインイン',
    },
    link_confirm_address: {
      subject: '{app} のメールアドレスを確認するためのリンク',
      lines: [
        'メールアドレスを確認するには、このリンクを開いてください。有効期限は10分で、一度だけ使えます。',
        '{bound}',
        'お心当たりがない場合は、このメールを無視し、リンクを開かないでください。',
      ],
      action: 'アドレスを確認',
    },
    waitlist: {
      subject: '{app} の順番待ちリストに登録されました',
      lines: [
        'ご関心をお寄せいただきありがとうございます。順番が来ましたら、招待メールをお送りします。',
        'お心当たりがない場合は、このメールを無視してください。',
      ],
    },
    invitation: {
      subject: '{app} への招待',
      lines: [
        '{app} から、このメールアドレスでアカウントを作成するよう招待されています。',
        'お心当たりがない場合は、このメールを無視してください。',
      ],
      action: '招待を受ける',
    },
    organization_invitation: {
      subject: '{app} の「{name}」への招待',
      lines: [
        '「{name}」から、{app} への参加に招待されています。',
        'お心当たりがない場合は、このメールを無視してください。',
      ],
      action: '招待を受ける',
    },
    second_code: {
      subject: '{code} は {app} のコードです',
      lines: [
        '{purpose}有効期限は10分で、一度だけ使えます。',
        `あなたのパスワードが入力されました。${ifNotYou}`,
      ],
    },
    new_browser: {
      subject: '{app} アカウントへの新しいサインイン',
      lines: [
        '新しいブラウザーからあなたのアカウントにサインインがありました。',
        '{where}, {time}',
        'ご自身で行った場合は、何もする必要はありません。',
        'お心当たりがない場合は、アカウントでその端末をサインアウトさせ、すぐにパスワードを再設定してください。',
      ],
      action: '端末を確認',
    },
    account_exists: {
      subject: '{app} のアカウントをすでにお持ちです',
      lines: [
        'このメールアドレスで登録しようとした人がいます（おそらくあなたです）。このアドレスにはすでにアカウントがあります。サインインしてください。',
        'お心当たりがない場合は、何もする必要はありません。',
      ],
    },
    email_address_taken: {
      subject: 'このメールアドレスはあなたの {app} アカウントのものです',
      lines: [
        'このメールアドレスを別のアカウントに追加しようとした人がいます。アドレスはあなたのアカウントに残ります。',
        'ご自身で行った場合は、先にこのアカウントから削除してください。お心当たりがない場合は、何もする必要はありません。',
      ],
    },
    password_changed: {
      subject: '{app} のパスワードが変更されました',
      lines: ['アカウントのパスワードが変更されました。', ifNotYou],
    },
    account_connected: {
      subject: '{provider} アカウントが {app} アカウントに接続されました',
      lines: [
        '今後、その {provider} アカウントを持つ人はあなたのアカウントにサインインできます。',
        ifNotYouRemove,
      ],
    },
    account_removed: {
      subject: '{provider} アカウントが {app} アカウントから解除されました',
      lines: ['今後、その {provider} アカウントではサインインできません。', ifNotYou],
    },
    passkey_added: {
      subject: '{app} アカウントにパスキーが追加されました',
      lines: [
        '今後、パスキー「{name}」を持つ人はあなたのアカウントにサインインできます。',
        ifNotYouRemove,
      ],
    },
    passkey_removed: {
      subject: '{app} アカウントからパスキーが削除されました',
      lines: ['パスキー「{name}」ではサインインできなくなりました。', ifNotYou],
    },
    api_key_made: {
      subject: '{app} アカウントで API キーが作成されました',
      lines: ['今後、API キー「{name}」を持つプログラムはアクセスできます。', ifNotYouRemove],
    },
    second_step_on: {
      subject: '{app} アカウントの2段階認証が有効になりました',
      lines: ['今後、サインイン時に認証アプリのコードも必要になります。', ifNotYou],
    },
    phone_factor_on: {
      subject: '{app} アカウントの2段階認証に電話が設定されました',
      lines: ['今後、サインイン時にその電話へ送られるコードが必要になることがあります。', ifNotYou],
    },
    second_step_off: {
      subject: '{app} アカウントの2段階認証が無効になりました',
      lines: ['サインイン時に2段階目は求められなくなりました。', ifNotYou],
    },
    backup_codes: {
      subject: '{app} アカウントのバックアップコードが新しくなりました',
      lines: ['新しいバックアップコードが作成されました。以前のコードは使えません。', ifNotYou],
    },
    backup_code_used: {
      subject: '{app} アカウントのバックアップコードが使用されました',
      lines: ['バックアップコードの1つが使用されました。このコードはもう使えません。', ifNotYou],
    },
    phone_number_added: {
      subject: '{app} アカウントに電話番号が追加されました',
      lines: ['{number} がアカウントに追加されました。', ifNotYou],
    },
    phone_number_removed: {
      subject: '{app} アカウントから電話番号が削除されました',
      lines: ['{number} はアカウントの電話番号ではなくなりました。', ifNotYou],
    },
    email_address_added: {
      subject: '{app} アカウントにメールアドレスが追加されました',
      lines: ['{address} がアカウントに追加されました。サインインに使えます。', ifNotYou],
    },
    email_address_removed: {
      subject: '{app} アカウントからメールアドレスが削除されました',
      lines: ['{address} はアカウントのメールアドレスではなくなりました。', ifNotYou],
    },
    email_address_changed: {
      subject: '{app} アカウントの主なメールアドレスが変わりました',
      lines: ['このアドレスは、アカウントの主なメールアドレスではなくなりました。', ifNotYou],
    },
    account_locked: {
      subject: '{app} アカウントで入力の誤りが続きました',
      lines: [
        'あなたのアカウントに対して、誤ったパスワードまたはコードが繰り返し入力されました。パスワードは{minutes}分間受け付けられません。',
        'サインイン中の端末はそのまま使えます。お心当たりがない場合は、強いパスワードを設定してください。',
      ],
    },
    second_step_locked: {
      subject: '{app} アカウントで誤ったコードが続きました',
      lines: [
        'あなたのパスワードを入力できた人、またはあなた宛てのコードを読めた人が、2段階目で誤ったコードを入力しました。コードは{span}間受け付けられません。',
        'お心当たりがない場合は、パスワードが知られている可能性があります。すぐに再設定してください。',
      ],
    },
  },
  sms: {
    code: '{code} は {app} のコードです。有効期限10分。他人に教えないでください。',
    account_exists: '{app}: この番号にはすでにアカウントがあります。サインインしてください。',
  },
}
