// The form in SurveyJS, saved as its own guide does it: the whole record at every change.
import { Model } from "survey-core";
import "survey-js-ui";
import { renderSurvey } from "survey-js-ui";
import "survey-core/survey-core.fontless.min.css";

const key = location.pathname;
const survey = new Model(JSON.parse(document.getElementById("model").textContent));
survey.data = JSON.parse(localStorage.getItem(key) ?? "{}");
survey.onValueChanged.add(() => localStorage.setItem(key, JSON.stringify(survey.data)));
renderSurvey(survey, document.getElementById("root"));
