import type { Texts } from './texts.ts'

const ifNotYou = '如果这不是您本人的操作，请立即重置密码。'
const ifNotYouRemove = '如果这不是您本人的操作，请在账户中将其移除，并立即重置密码。'

export const zh: Texts = {
  purposes: {
    sign_in: '请输入此验证码以登录。',
    confirm_address: '请输入此验证码以确认您的邮箱地址。',
    reset_password: '请输入此验证码以设置新密码。',
    confirm_person: '请输入此验证码以确认是您本人。',
    new_browser: '请输入此验证码以在新浏览器中登录。',
  },
  bound: '请在您申请链接的浏览器中打开。',
  support: '有疑问？请写信至 {support}。',
  letters: {
    code: {
      subject: '{code} 是您的 {app} 验证码',
      lines: [
        '{purpose}验证码 10 分钟内有效，只能使用一次。',
        '如果您没有申请验证码，请忽略此邮件：没有验证码，任何人都无法进入。',
      ],
    },
    hidden_code: { subject: '您的 {app} 验证码', lines: [] },
    link_sign_in: {
      subject: '您的 {app} 登录链接',
      lines: [
        '请打开此链接以登录。链接 10 分钟内有效，只能使用一次。',
        '{bound}',
        '如果您没有申请链接，请忽略此邮件，且不要打开链接。',
      ],
      action: '登录',
    },
    link_confirm_address: {
      subject: '您的 {app} 邮箱确认链接',
      lines: [
        '请打开此链接以确认您的邮箱地址。链接 10 分钟内有效，只能使用一次。',
        '{bound}',
        '如果您没有申请链接，请忽略此邮件，且不要打开链接。',
      ],
      action: '确认此地址',
    },
    waitlist: {
      subject: '您已加入 {app} 的候补名单',
      lines: [
        '感谢您的关注。轮到您时，您会收到一封邀请邮件。',
        '如果不是您本人用此地址登记，请忽略此邮件。',
      ],
    },
    invitation: {
      subject: '邀请您加入 {app}',
      lines: ['{app} 邀请您使用此邮箱地址创建账户。', '如果您不清楚此事，请忽略此邮件。'],
      action: '接受邀请',
    },
    organization_invitation: {
      subject: '邀请您加入 {app} 上的“{name}”',
      lines: ['“{name}”邀请您在 {app} 上加入。', '如果您不清楚此事，请忽略此邮件。'],
      action: '接受邀请',
    },
    second_code: {
      subject: '{code} 是您的 {app} 验证码',
      lines: ['{purpose}验证码 10 分钟内有效，只能使用一次。', `有人输入了您的密码。${ifNotYou}`],
    },
    new_browser: {
      subject: '您的 {app} 账户有新的登录',
      lines: [
        '有人在新的浏览器中登录了您的账户。',
        '{where}, {time}',
        '如果是您本人，无需进行任何操作。',
        '如果这不是您本人的操作，请在账户中将该设备退出登录，并立即重置密码。',
      ],
      action: '查看您的设备',
    },
    account_exists: {
      subject: '您已有 {app} 账户',
      lines: [
        '有人（可能是您）尝试用此邮箱地址注册。该地址已有账户，请直接登录。',
        '如果不是您本人，无需进行任何操作。',
      ],
    },
    email_address_taken: {
      subject: '此邮箱地址属于您的 {app} 账户',
      lines: [
        '有人尝试将此地址添加到另一个账户。它仍属于您的账户。',
        '如果是您本人，请先从此账户中移除该地址。如果不是，无需进行任何操作。',
      ],
    },
    password_changed: {
      subject: '您的 {app} 密码已更改',
      lines: ['您账户的密码刚刚被更改。', ifNotYou],
    },
    account_connected: {
      subject: '{provider} 账户已关联到您的 {app} 账户',
      lines: ['从现在起，拥有该 {provider} 账户的人可以登录您的账户。', ifNotYouRemove],
    },
    account_removed: {
      subject: '{provider} 账户已与您的 {app} 账户解除关联',
      lines: ['该 {provider} 账户不能再登录您的账户。', ifNotYou],
    },
    passkey_added: {
      subject: '您的 {app} 账户新增了通行密钥',
      lines: ['从现在起，拥有通行密钥“{name}”的人可以登录您的账户。', ifNotYouRemove],
    },
    passkey_removed: {
      subject: '您的 {app} 账户移除了一个通行密钥',
      lines: ['通行密钥“{name}”不能再打开您的账户。', ifNotYou],
    },
    api_key_made: {
      subject: '已使用您的 {app} 账户创建 API 密钥',
      lines: ['从现在起，持有 API 密钥“{name}”的程序均可访问。', ifNotYouRemove],
    },
    second_step_on: {
      subject: '您的 {app} 账户已开启两步验证',
      lines: ['从现在起，登录时还需要您的身份验证器应用中的验证码。', ifNotYou],
    },
    phone_factor_on: {
      subject: '手机已成为您 {app} 账户的第二步验证',
      lines: ['从现在起，登录时可能需要发送到该手机的验证码。', ifNotYou],
    },
    second_step_off: {
      subject: '您的 {app} 账户已关闭两步验证',
      lines: ['登录时不再需要第二步验证。', ifNotYou],
    },
    backup_codes: {
      subject: '您的 {app} 账户有了新的备用码',
      lines: ['已为您的账户生成新的备用码，旧的备用码不再有效。', ifNotYou],
    },
    backup_code_used: {
      subject: '您的 {app} 账户使用了一个备用码',
      lines: ['您的一个备用码刚刚被使用，它不再有效。', ifNotYou],
    },
    phone_number_added: {
      subject: '您的 {app} 账户新增了电话号码',
      lines: ['{number} 已添加到您的账户。', ifNotYou],
    },
    phone_number_removed: {
      subject: '您的 {app} 账户移除了一个电话号码',
      lines: ['{number} 不再是您账户的号码。', ifNotYou],
    },
    email_address_added: {
      subject: '您的 {app} 账户新增了邮箱地址',
      lines: ['{address} 已添加到您的账户，可用于登录。', ifNotYou],
    },
    email_address_removed: {
      subject: '您的 {app} 账户移除了一个邮箱地址',
      lines: ['{address} 不再是您账户的邮箱地址。', ifNotYou],
    },
    email_address_changed: {
      subject: '您的 {app} 账户更换了主邮箱地址',
      lines: ['此地址不再是您账户的主邮箱地址。', ifNotYou],
    },
    account_locked: {
      subject: '您的 {app} 账户错误尝试次数过多',
      lines: [
        '有人为您的账户输入了错误的密码或验证码。密码在 {minutes} 分钟内将被拒绝。',
        '已登录的设备保持登录。如果不是您本人，请设置一个强密码。',
      ],
    },
    second_step_locked: {
      subject: '您的 {app} 账户错误验证码过多',
      lines: [
        '有人能够输入您的密码或读取发给您的验证码，并在第二步输入了错误的验证码。此类验证码在 {span}内将被拒绝。',
        '如果不是您本人，可能有人知道您的密码：请立即重置。',
      ],
    },
  },
  sms: {
    code: '{code} 是您的 {app} 验证码，10 分钟内有效。请勿告诉他人。',
    account_exists: '{app}：有人尝试用此号码注册，该号码已有账户，请直接登录。',
  },
}
