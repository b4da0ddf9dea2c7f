// Passkeys need a browser that knows them: only then their button is shown. What fails is said on the page.
document.querySelectorAll("#passkey_login, #mfa_webauthn_authenticate").forEach((button) => {
  button.hidden = !window.PublicKeyCredential;
});
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
