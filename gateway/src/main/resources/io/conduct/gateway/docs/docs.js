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
});
