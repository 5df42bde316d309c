import type { Texts } from './texts.ts'

const ifNotYou = 'Se não foi você, redefina sua senha imediatamente.'
const ifNotYouRemove =
  'Se não foi você, remova o acesso na sua conta e redefina sua senha imediatamente.'

export const pt: Texts = {
  purposes: {
    sign_in: 'Digite este código para entrar.',
    confirm_address: 'Digite este código para confirmar seu endereço.',
    reset_password: 'Digite este código para escolher uma nova senha.',
    confirm_person: 'Digite este código para confirmar que é você.',
    new_browser: 'Digite este código para entrar em um navegador novo.',
  },
  bound: 'Ele funciona no navegador em que você o pediu.',
  support: 'Dúvidas? Escreva para {support}.',
  letters: {
    code: {
      subject: '{code} é o seu código de {app}',
      lines: [
        '{purpose} Ele vale por 10 minutos e só uma vez.',
        'Se você não pediu o código, ignore este e-mail: ninguém entra sem ele.',
      ],
    },
    hidden_code: { subject: 'Seu código de {app}', lines: [] },
    link_sign_in: {
      subject: 'Seu link para entrar em {app}',
      lines: [
        'Abra este link para entrar. Ele vale por 10 minutos e só uma vez.',
        '{bound}',
        'Se você não pediu o link, ignore este e-mail e não o abra.',
      ],
      action: 'Entrar',
    },
    link_confirm_address: {
      subject: 'Seu link para confirmar seu endereço em {app}',
      lines: [
        'Abra este link para confirmar seu endereço. Ele vale por 10 minutos e só uma vez.',
        '{bound}',
        'Se você não pediu o link, ignore este e-mail e não o abra.',
      ],
      action: 'Confirmar este endereço',
    },
    waitlist: {
      subject: 'Você está na lista de espera de {app}',
      lines: [
        'Obrigado pelo interesse. Você receberá um e-mail com um convite quando chegar sua vez.',
        'Se não foi você quem inscreveu este endereço, ignore este e-mail.',
      ],
    },
    invitation: {
      subject: 'Você recebeu um convite para {app}',
      lines: [
        '{app} convida você a criar uma conta com este endereço.',
        'Se você não sabe do que se trata, ignore este e-mail.',
      ],
      action: 'Aceitar o convite',
    },
    organization_invitation: {
      subject: 'Você recebeu um convite para “{name}” em {app}',
      lines: [
        '“{name}” convida você a participar em {app}.',
        'Se você não sabe do que se trata, ignore este e-mail.',
      ],
      action: 'Aceitar o convite',
    },
    second_code: {
      subject: '{code} é o seu código de {app}',
      lines: [
        '{purpose} Ele vale por 10 minutos e só uma vez.',
        `Alguém digitou sua senha. ${ifNotYou}`,
      ],
    },
    new_browser: {
      subject: 'Novo acesso à sua conta de {app}',
      lines: [
        'Alguém entrou na sua conta em um navegador novo.',
        '{where}, {time}',
        'Se foi você, não é preciso fazer nada.',
        'Se não foi você, desconecte esse aparelho na sua conta e redefina sua senha imediatamente.',
      ],
      action: 'Ver seus aparelhos',
    },
    account_exists: {
      subject: 'Você tem uma conta em {app}',
      lines: [
        'Alguém, provavelmente você, tentou se cadastrar com este endereço. Ele já tem uma conta: entre com ela.',
        'Se não foi você, não é preciso fazer nada.',
      ],
    },
    email_address_taken: {
      subject: 'Este endereço pertence à sua conta de {app}',
      lines: [
        'Alguém tentou adicionar este endereço a outra conta. Ele continua na sua.',
        'Se foi você, remova-o primeiro desta conta. Se não foi, não é preciso fazer nada.',
      ],
    },
    password_changed: {
      subject: 'Sua senha de {app} foi alterada',
      lines: ['A senha da sua conta acabou de ser alterada.', ifNotYou],
    },
    account_connected: {
      subject: 'Uma conta {provider} foi conectada à sua conta de {app}',
      lines: [
        'Quem tiver essa conta {provider} pode entrar na sua a partir de agora.',
        ifNotYouRemove,
      ],
    },
    account_removed: {
      subject: 'Uma conta {provider} foi removida da sua conta de {app}',
      lines: ['Ninguém mais entra na sua conta com essa conta {provider}.', ifNotYou],
    },
    passkey_added: {
      subject: 'Uma chave de acesso foi adicionada à sua conta de {app}',
      lines: [
        'Quem tiver a chave de acesso “{name}” pode entrar na sua conta a partir de agora.',
        ifNotYouRemove,
      ],
    },
    passkey_removed: {
      subject: 'Uma chave de acesso foi removida da sua conta de {app}',
      lines: ['A chave de acesso “{name}” não abre mais sua conta.', ifNotYou],
    },
    api_key_made: {
      subject: 'Uma chave de API foi criada com a sua conta de {app}',
      lines: [
        'Programas que tenham a chave de API “{name}” têm acesso a partir de agora.',
        ifNotYouRemove,
      ],
    },
    second_step_on: {
      subject: 'A verificação em duas etapas está ativada na sua conta de {app}',
      lines: [
        'A partir de agora, a entrada também pede um código do seu aplicativo autenticador.',
        ifNotYou,
      ],
    },
    phone_factor_on: {
      subject: 'Um telefone é a segunda etapa da sua conta de {app}',
      lines: [
        'A partir de agora, a entrada pode pedir um código que é enviado para ele.',
        ifNotYou,
      ],
    },
    second_step_off: {
      subject: 'A verificação em duas etapas está desativada na sua conta de {app}',
      lines: ['A entrada não pede mais uma segunda etapa.', ifNotYou],
    },
    backup_codes: {
      subject: 'Sua conta de {app} tem novos códigos de reserva',
      lines: [
        'Novos códigos de reserva foram criados para sua conta. Os antigos não valem mais.',
        ifNotYou,
      ],
    },
    backup_code_used: {
      subject: 'Um código de reserva da sua conta de {app} foi usado',
      lines: ['Um dos seus códigos de reserva acabou de ser usado. Ele não vale mais.', ifNotYou],
    },
    phone_number_added: {
      subject: 'Sua conta de {app} tem mais um número de telefone',
      lines: ['{number} foi adicionado à sua conta.', ifNotYou],
    },
    phone_number_removed: {
      subject: 'Um número de telefone foi removido da sua conta de {app}',
      lines: ['{number} não é mais um número da sua conta.', ifNotYou],
    },
    email_address_added: {
      subject: 'Sua conta de {app} tem mais um endereço',
      lines: ['{address} foi adicionado à sua conta. Ele pode ser usado para entrar.', ifNotYou],
    },
    email_address_removed: {
      subject: 'Um endereço foi removido da sua conta de {app}',
      lines: ['{address} não é mais um endereço da sua conta.', ifNotYou],
    },
    email_address_changed: {
      subject: 'Sua conta de {app} tem outro endereço principal',
      lines: ['Este endereço não é mais o principal da sua conta.', ifNotYou],
    },
    account_locked: {
      subject: 'Muitas tentativas erradas na sua conta de {app}',
      lines: [
        'Alguém digitou senhas ou códigos errados para sua conta. Senhas são recusadas por {minutes} minutos.',
        'Os aparelhos conectados continuam conectados. Se não foi você, escolha uma senha forte.',
      ],
    },
    second_step_locked: {
      subject: 'Muitos códigos errados na sua conta de {app}',
      lines: [
        'Alguém que conseguiu digitar sua senha, ou ler um código seu, digitou códigos errados na segunda etapa. Esses códigos são recusados por {span}.',
        'Se não foi você, talvez alguém saiba sua senha: redefina-a imediatamente.',
      ],
    },
  },
  sms: {
    code: '{code} é o seu acesso a {app}. Vale por 10 minutos. Nao compartilhe.',
    account_exists:
      '{app}: houve uma tentativa de cadastro com este telefone, que ja tem uma conta. Entre com ela.',
  },
}
