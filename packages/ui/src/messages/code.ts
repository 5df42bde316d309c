/** English texts about codes that are typed, and attempts that cannot go on. Keys: UI components §4. */
export const code = {
  unstable__errors: {
    form_param_nil__code: 'Enter the code.',
    form_param_nil__password: 'Enter your password.',
    form_code_incomplete: 'Enter all six digits.',
    sign_in_replaced: 'That sign-in was replaced. Start again.',
    sign_in_gone: 'That sign-in is no longer open. Start again.',
    sign_up_replaced: 'That sign-up was replaced. Start again.',
    sign_up_gone: 'That sign-up is no longer open. Start again.',
  },
}
