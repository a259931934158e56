"use strict";
SwaggerUIBundle({
  url: "/v3/api-docs",
  dom_id: "#docs",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  filter: true,
  requestSnippetsEnabled: true,
  syntaxHighlight: { activated: true },
  validatorUrl: null,
  withCredentials: false,
  // Commands that are pasted from this page go to the gateway that serves it.
  responseInterceptor: (response) => {
    if (response.url.endsWith("/v3/api-docs")) {
      response.text = response.text.replaceAll("http://localhost:8080", window.location.origin);
    }
    return response;
  },
});
