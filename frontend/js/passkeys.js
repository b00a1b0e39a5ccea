// Says so on the page when the browser gave no passkey; the library of sign-in reports it as an event.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.querySelector("[data-passkey-trouble]")?.removeAttribute("hidden");
});
